#!/bin/sh
# Installs GDL Desktop for one person, below ~/.local; the self-extracting file runs this where it has unpacked itself.
set -eu

prefix=${GDL_PREFIX:-$HOME/.local}
here=$(dirname "$(readlink -f "$0")")

if [ "$(id -u)" = 0 ] && [ -z "${GDL_PREFIX:-}" ]; then
    echo "This installs for one person and needs no administrator: run it as yourself, without sudo." >&2
    exit 2
fi
if [ -x "$prefix/lib/gdl-desktop/uninstall.sh" ]; then
    echo "Replacing the version that is installed already."
    "$prefix/lib/gdl-desktop/uninstall.sh" --quiet
fi
needed=$(du -sk "$here/tree" | cut -f1)
mkdir -p "$prefix"
free=$(df -Pk "$prefix" | awk 'NR == 2 { print $4 }')
if [ "$free" -lt "$needed" ]; then
    echo "$prefix has $((free / 1024)) MB free, but $((needed / 1024)) MB are needed; make room and start again." >&2
    exit 2
fi
# Every file is noted, so that removal takes these and nothing else.
(cd "$here/tree" && find . ! -type d | sed 's/^\.\///' | sort) >"$here/files"
cp -RP "$here/tree/." "$prefix/"
cp "$here/files" "$prefix/lib/gdl-desktop/installed-files"
cp "$here/uninstall.sh" "$prefix/lib/gdl-desktop/uninstall.sh"
chmod +x "$prefix/lib/gdl-desktop/uninstall.sh"
# A session need not have ~/.local/bin on its path.
sed -i "s|^Exec=gdl-desktop|Exec=\"$prefix/bin/gdl-desktop\"|" "$prefix/share/applications/gdl-desktop.desktop"
"$prefix/lib/gdl-desktop/uninstall.sh" --refresh

echo "GDL Desktop is installed. Find it in your menu, or start it with: $prefix/bin/gdl-desktop"
echo "Remove it with: $prefix/lib/gdl-desktop/uninstall.sh"
libraries=$prefix/lib/gdl-desktop/_internal
missing=$(LD_LIBRARY_PATH=$libraries ldd "$libraries/PySide6/Qt/plugins/platforms/libqxcb.so" 2>/dev/null |
    awk '/not found/ { print $1 }' | sort -u | tr '\n' ' ')
if [ -n "$missing" ]; then
    echo "This system lacks libraries that a window needs: $missing"
    echo "On Debian or Ubuntu an administrator installs them with: sudo apt-get install @DEPENDS@"
fi
