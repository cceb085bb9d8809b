"""Rebuild the embedded image sets from the full ones: ``python packaging/build_resources.py SOURCE_DIR``.

SOURCE_DIR holds ``mnist/`` and ``fashion-mnist/`` with their four official IDX files each, compressed
or not; the environment variable GDL_SOURCE_DATA can name it too. The same source gives the same
bytes. Each set becomes a folder with the four files of the subset, a README.md with source and
licence, and SHA256SUMS.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdl_desktop.core.errors import UserError
from gdl_desktop.core.folders import resources_dir
from gdl_desktop.data.idx import write_idx
from gdl_desktop.data.idxset import OFFICIAL_STEMS, find_idx_file, read_part

SOURCE_VARIABLE = "GDL_SOURCE_DATA"
SEED = 20261122
PER_CLASS = {"train": 900, "t10k": 100}

MNIST_README = """\
# MNIST, a subset of 10,000 pictures

Handwritten digits 0 to 9, 28 x 28 pixels, grey (0 is the background).

- **Source**: "The MNIST database of handwritten digits" by Yann LeCun, Corinna Cortes and
  Christopher J. C. Burges; described in Y. LeCun, L. Bottou, Y. Bengio, P. Haffner: "Gradient-based
  learning applied to document recognition", Proceedings of the IEEE 86 (11), 1998.
- **Licence**: usually given as Creative Commons Attribution-Share Alike 3.0
  (https://creativecommons.org/licenses/by-sa/3.0/). This subset is shared under the same terms.
- **Changed**: pictures were left out, nothing else.
"""

FASHION_README = """\
# Fashion-MNIST, a subset of 10,000 pictures

Articles of clothing in ten classes, 28 x 28 pixels, grey (0 is the background): T-shirt, trouser,
pullover, dress, coat, sandal, shirt, sneaker, bag, ankle boot.

- **Source**: Fashion-MNIST by Zalando SE (https://github.com/zalandoresearch/fashion-mnist); described in
  H. Xiao, K. Rasul, R. Vollgraf: "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine
  Learning Algorithms", arXiv:1708.07747, 2017.
- **Licence**: MIT, in full below.
- **Changed**: pictures were left out, nothing else.
"""

MIT_LICENCE = """\

## Licence of Fashion-MNIST

The MIT License (MIT)

Copyright © 2017 Zalando SE, https://tech.zalando.com

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT.
IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

PICKED = """
## How the subset was picked

`t10k-*` holds {test} pictures of each class from the official test part, `train-*` holds {train} of each from the
official training part, in their original order. Of each class those pictures were taken whose
SHA-256 of the text `{seed}/PART/INDEX` is smallest, PART being `train` or `t10k` and INDEX the picture's
place in the full file, counted from 0: a random draw that any language can repeat.
`python packaging/build_resources.py SOURCE_DIR` rebuilds these files; `sha256sum -c SHA256SUMS` checks them.
"""

READMES = {"mnist": (MNIST_README, ""), "fashion-mnist": (FASHION_README, MIT_LICENCE)}


def pick(labels: NDArray[Any], part: str, per_class: int) -> NDArray[np.intp]:
    """Return the places of ``per_class`` pictures of each class, in ascending order."""
    order = sorted(range(len(labels)), key=lambda index: hashlib.sha256(f"{SEED}/{part}/{index}".encode()).digest())
    shuffled = labels[order]
    places = [np.asarray(order)[shuffled == label][:per_class] for label in np.unique(labels)]
    for label, chosen in zip(np.unique(labels), places, strict=True):
        if len(chosen) < per_class:
            raise UserError(f"Class {label} of {part} has {len(chosen)} pictures, fewer than the {per_class} needed.")
    return np.sort(np.concatenate(places))


def build(name: str, source: Path, target: Path) -> None:
    """Write the subset of one image set.

    Parameters
    ----------
    name
        ``"mnist"`` or ``"fashion-mnist"``.
    source
        Folder of the full IDX files.
    target
        Folder to write into; it is made when it is not there.
    """
    target.mkdir(parents=True, exist_ok=True)
    for part, per_class in PER_CLASS.items():
        images_stem, labels_stem = OFFICIAL_STEMS[part]
        images, labels = read_part(find_idx_file(source, images_stem), find_idx_file(source, labels_stem))
        places = pick(labels, part, per_class)
        write_idx(target / f"{images_stem}-idx3-ubyte.gz", images[places])
        write_idx(target / f"{labels_stem}-idx1-ubyte.gz", labels[places])
    head, tail = READMES[name]
    picked = PICKED.format(seed=SEED, train=PER_CLASS["train"], test=PER_CLASS["t10k"])
    (target / "README.md").write_text(head + picked + tail, encoding="utf-8", newline="\n")
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(target.glob("*.gz"))]
    (target / "SHA256SUMS").write_text("".join(sums), encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit code."""
    parser = argparse.ArgumentParser(description="Rebuild the embedded image sets from the full ones.")
    parser.add_argument(
        "source", nargs="?", type=Path, help=f"folder with mnist/ and fashion-mnist/ (default: ${SOURCE_VARIABLE})"
    )
    parser.add_argument(
        "--out", type=Path, default=resources_dir() / "data", help="where to write (default: %(default)s)"
    )
    options = parser.parse_args(arguments)
    source = options.source or Path(os.environ.get(SOURCE_VARIABLE, ""))
    if source == Path():
        parser.error(f"name the folder of the full data, or set {SOURCE_VARIABLE}")
    try:
        for name in READMES:
            build(name, source / name, options.out / name)
            print(f"built {options.out / name}")
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
