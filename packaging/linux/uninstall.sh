#!/bin/sh
# Removes what install.sh has installed for this person; runs, models and settings stay.
set -eu

programs=$(dirname "$(readlink -f "$0")")
prefix=$(dirname "$(dirname "$programs")")

refresh() {
    # Menus and file associations are looked up in caches; a system without these tools does without them.
    if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$prefix/share/applications" || true; fi
    if command -v update-mime-database >/dev/null; then update-mime-database "$prefix/share/mime" >/dev/null 2>&1 || true; fi
    if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -qtf "$prefix/share/icons/hicolor" 2>/dev/null || true; fi
}

if [ "${1:-}" = --refresh ]; then
    refresh
    exit
fi
cd "$prefix"
while IFS= read -r file; do rm -f "./$file"; done <"$programs/installed-files"
sed 's|/[^/]*$||' "$programs/installed-files" | sort -ru | while IFS= read -r folder; do
    while [ "$folder" != "${folder%/*}" ] && rmdir "./$folder" 2>/dev/null; do folder=${folder%/*}; done
done
rm -f "$programs/installed-files" "$programs/uninstall.sh"
rmdir "$programs" 2>/dev/null || true
refresh
if [ "${1:-}" != --quiet ]; then
    echo "GDL Desktop is removed. What you made stays in ${GDL_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/gdl-desktop}."
fi
