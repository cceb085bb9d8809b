#!/bin/sh
# Packs "dist/GDL Desktop.app", which PyInstaller makes on macOS, as a disk image with a link to Applications.
#
#   packaging/macos/build_dmg.sh VERSION
#
# With SIGN_IDENTITY set to the name of a Developer ID certificate the program is signed first, and with NOTARY_PROFILE
# set to a profile that `xcrun notarytool store-credentials` made, the image is notarized. Without them it is unsigned.
set -eu

version=$1
project=$(cd "$(dirname "$0")/../.." && pwd)
program="$project/dist/GDL Desktop.app"
image="$project/dist/gdl-desktop-$version.dmg"

[ -d "$program" ] || { echo "There is no $program; run 'make app' first." >&2; exit 2; }
if [ -n "${SIGN_IDENTITY:-}" ]; then
    codesign --force --deep --options runtime --timestamp --sign "$SIGN_IDENTITY" "$program"
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$program" "$folder/"
ln -s /Applications "$folder/Applications"
hdiutil create -volname "GDL Desktop" -srcfolder "$folder" -fs HFS+ -format ULFO -ov "$image"
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
