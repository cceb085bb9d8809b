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
folders=$(sed 's|/[^/]*$||' "$programs/installed-files" | sort -ru)
rm -f "$programs/installed-files" "$programs/uninstall.sh"
refresh
# The caches go too where they speak of nothing any more.
empty() { ! ls "$1"/* >/dev/null 2>&1; }
if empty share/mime/packages; then
    for name in aliases generic-icons globs globs2 icons magic mime.cache subclasses treemagic types version XMLnamespaces; do
        rm -f "share/mime/$name"
    done
fi
rm -f share/mime/application/x-gdl-model.xml
rmdir share/mime/application 2>/dev/null || true
if ! ls share/applications/*.desktop >/dev/null 2>&1; then rm -f share/applications/mimeinfo.cache; fi
if [ -z "$(find share/icons/hicolor -type f ! -name icon-theme.cache 2>/dev/null)" ]; then
    rm -f share/icons/hicolor/icon-theme.cache
fi
echo "$folders" | while IFS= read -r folder; do
    while rmdir "./$folder" 2>/dev/null && [ "$folder" != "${folder%/*}" ]; do folder=${folder%/*}; done
done
if [ "${1:-}" != --quiet ]; then
    echo "GDL Desktop is removed. What you made stays in ${GDL_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/gdl-desktop}."
fi
