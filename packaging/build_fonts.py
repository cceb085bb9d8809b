"""Make the font of the window from Inter: the same letters, and figures of equal width without being asked.

Called by hand as ``python packaging/build_fonts.py SOURCE_DIR`` in an environment that has fonttools and brotli.
SOURCE_DIR holds ``Inter-Regular.woff2`` and ``Inter-Bold.woff2`` of Inter's release (folder ``web``).

Inter has such figures as its feature ``tnum``. Asked for by an application, that feature widens hyphens and
commas too, which tears words apart; so here the ten figures alone take the place of the others. The changed
font bears a name of its own, for one that is installed on the system must not take its place.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WEIGHTS = ("Regular", "Bold")
OLD, NEW = "Inter", "Inter Even"
# Family, full name, PostScript name and unique identifier: entries of the table "name".
NAMES = {1: NEW, 3: NEW, 4: NEW, 6: NEW.replace(" ", ""), 16: NEW}


def main(arguments: list[str]) -> int:
    """Write the fonts; return the exit code."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    for weight in WEIGHTS:
        font = TTFont(Path(arguments[0]) / f"{OLD}-{weight}.woff2", recalcTimestamp=False)
        even_out(font)
        rename(font)
        font.flavor = None
        font.save(FOLDER / f"{NEW.replace(' ', '')}-{weight}.ttf")
    return 0


def even_out(font: TTFont) -> None:
    """Let the figures 0 to 9 be those that the feature ``tnum`` would put in their place."""
    rules = font["GSUB"].table
    wanted = next(record.Feature for record in rules.FeatureList.FeatureRecord if record.FeatureTag == "tnum")
    even: dict[str, str] = {}
    for index in wanted.LookupListIndex:
        for part in rules.LookupList.Lookup[index].SubTable:
            even |= getattr(part, "ExtSubTable", part).mapping
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            glyph = table.cmap.get(code)
            if glyph in even:  # tables may be one and the same
                table.cmap[code] = even[glyph]


def rename(font: TTFont) -> None:
    """Put the new name wherever the old one stands as a name."""
    for record in font["name"].names:
        if record.nameID in NAMES:
            record.string = str(record).replace(OLD, NAMES[record.nameID])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
