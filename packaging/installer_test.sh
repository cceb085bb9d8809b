#!/usr/bin/env bash
# Proves the Linux installers in a bare Debian that has never seen the project.
#
#   packaging/installer_test.sh deb    apt-get installs dist/*.deb with what it depends on; removal leaves nothing
#   packaging/installer_test.sh run    an ordinary person runs dist/*.run; the uninstaller leaves nothing
#
# In both, in a clean environment under a virtual screen: the window comes up, a real click on a tab is answered, a model
# file opens through its type as a double-click would, the tour passes, `gdl` works. Pictures land below
# GDL_INSTALLER_RESULTS (default: build/installer-test). Run it as root, with debootstrap installed.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/bare_debian.sh"

screen_tools="xvfb xdotool x11-utils imagemagick libglib2.0-bin shared-mime-info desktop-file-utils openbox"

# Screens of this machine are reached over its network: with one of its own, the test meets none but its own screen.
inside() { # COMMAND: as the machine's user, in a clean environment and without a network
    echo "\$ $1"
    unshare --net env --ignore-environment PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin HOME="$home" USER="$user" \
        chroot --userspec="$user" "$root" sh -c "cd ~ && $1" 2>&1
}

administer() { # COMMAND: as the machine's root, with the network of this machine
    chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 sh -c "$1"
}

everything_under() { # FOLDER: all paths below, without what other packages and caches write
    (cd "$root" && find "./$1" | grep -v -e '/var/lib' -e '/var/cache' -e '/var/log' -e 'mimeinfo.cache' | sort)
}

keep_pictures() {
    mkdir -p "$results"
    find "$root$home" -maxdepth 2 -name '*.png' -exec cp {} "$results/" \;
}

try_program() { # GDL-DESKTOP GDL: drive the installed program
    local window=$1 gdl=$2
    say "The command line"
    inside "$gdl --version && $gdl models && $gdl doctor" || fail "gdl does not work"
    inside "$gdl sample text --model text-python --length 200 --out -" || fail "gdl writes nothing"
    inside "$gdl train latent --steps 20 && $gdl sample gan --model gan-mnist --class 7 --n 16 --out sevens.png" ||
        fail "gdl does not train or draw"

    say "The window, a click, a model file by its type"
    cat >"$root$home/drive.sh" <<DRIVE
set -eu
eventually() { # COMMAND: try until it succeeds; a busy machine is slow
    for _ in \$(seq 120); do if "\$@"; then return; fi; sleep 1; done
    echo "waited in vain for: \$*"; return 1
}
# xdotool breaks off when a window goes while it looks, so its own way of waiting is none.
is_shown() { id=\$(xdotool search --onlyvisible --name '^GDL Desktop\$' 2>/dev/null | tail -1); test -n "\$id"; }
is_gone() { ! pidof gdl-desktop >/dev/null; }
remembers() { grep "\$1" .config/gdl-desktop/settings.ini; }

export DISPLAY=:77 XDG_CURRENT_DESKTOP=X-Generic
Xvfb :77 -screen 0 1366x768x24 >/dev/null 2>&1 & trap 'kill \$(jobs -p) 2>/dev/null || true' EXIT
eventually xdpyinfo >/dev/null 2>&1
openbox & sleep 1
$window & program=\$!
eventually is_shown
sleep 6
import -window root shot-1-started.png
xdotool key ctrl+3; sleep 3
import -window root shot-2-gan.png
xdotool mousemove --window \$id 149 34 click 1; sleep 3  # the tab of the latent space
import -window root shot-3-clicked.png
xdotool key ctrl+q  # the release of the keys finds no window any more
eventually is_gone
wait \$program
remembers '^tab=latent'
gio info -a standard::content-type model.safetensors | grep application/x-gdl-model
gio mime application/x-gdl-model | grep gdl-desktop.desktop
gio open model.safetensors
eventually is_shown
eventually remembers 'model.safetensors'  # it remembers what it has really opened
sleep 3
import -window root shot-4-model.png
xdotool key ctrl+q
eventually is_gone
DRIVE
    cp "$project/resources/models/text-python.safetensors" "$root$home/model.safetensors"
    chroot "$root" chown "$user" "$home/model.safetensors" "$home/drive.sh"
    inside "sh -x drive.sh" || { keep_pictures; fail "the window could not be driven; pictures: $results"; }
    say "The tour"
    inside "QT_QPA_PLATFORM=offscreen $window --tour tour --seconds 5 && test -s tour/tour.json" ||
        { keep_pictures; fail "the tour fails; pictures: $results"; }
    keep_pictures
}

test_deb() {
    local package
    package=$(ls -t "$project"/dist/gdl-desktop_*_"$architecture".deb | head -1)
    say "apt-get install ./$(basename "$package")"
    cp "$package" "$root/tmp/gdl-desktop.deb"
    local before after
    before=$(everything_under usr)
    administer "apt-get install --yes --no-install-recommends /tmp/gdl-desktop.deb"
    try_program gdl-desktop gdl
    say "Removal"
    administer "apt-get purge --yes gdl-desktop" >/dev/null
    after=$(everything_under usr)
    diff <(echo "$before") <(echo "$after") | grep -i gdl && fail "removal has left files"
    inside "test -d .local/share/gdl-desktop/runs" || fail "removal has taken the person's runs"
}

test_run() {
    local file
    file=$(ls -t "$project"/dist/gdl-desktop-*.run | head -1)
    administer "apt-get install --yes --no-install-recommends libegl1 libgl1 libxcb1 libx11-6 libwayland-cursor0 libwayland-client0 libwayland-egl1 fontconfig-config fonts-dejavu-core libexpat1"
    cp "$file" "$root$home/gdl-desktop.run"
    say "An ordinary person runs $(basename "$file")"
    inside "sh gdl-desktop.run --nox11 -- </dev/null" || fail "the installer fails"
    rm "$root$home/gdl-desktop.run"
    try_program "$home/.local/bin/gdl-desktop" "$home/.local/bin/gdl"
    say "Removal"
    inside ".local/lib/gdl-desktop/uninstall.sh"
    (cd "$root$home/.local" && find . -name "*gdl*" ! -path "./share/gdl-desktop*") | grep . &&
        fail "the uninstaller has left files"
    inside "test -d .local/share/gdl-desktop/runs" || fail "the uninstaller has taken the person's runs"
}

if [ "${1:-}" = --in-namespace ]; then
    work=$2 kind=$3 root=$work/root user=student home=/home/student
    build_bare_system
    unpack_bare_system "$root" "${SSL_CERT_FILE:-}"
    chroot "$root" useradd --create-home --home-dir "$home" "$user"
    administer "apt-get update --quiet && apt-get install --yes --no-install-recommends $screen_tools" >"$work/apt.log" 2>&1 ||
        { cat "$work/apt.log"; fail "the tools for a virtual screen cannot be installed"; }
    "test_$kind"
    exit
fi

case "${1:-}" in
    deb | run) ;;
    *) sed -n '2,/^set /s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
require_root_and_debootstrap
export results=${GDL_INSTALLER_RESULTS:-$project/build/installer-test}/$1
rm -rf "$results"
work=$(mktemp --directory --tmpdir gdl-installer.XXXXXX)
trap 'rm -rf --one-file-system "$work"' EXIT
unshare --mount --propagation private --pid --fork --kill-child "$0" --in-namespace "$work" "$1"
say "The .$1 installs, works and goes without a trace on a bare $release. Pictures: $results"
