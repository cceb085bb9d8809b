#!/usr/bin/env bash
# Proves the README's two commands on a machine that has never seen the project.
#
# A bare Debian with nothing but python3 and make is built from Debian's own packages, and a clean copy of the last
# commit is put into it. Twice, each time from bare:
#   1. an ordinary person: `make run` stops with exit code 2 and prints an apt command; after that very command, the
#      environment can be made;
#   2. root: `make run` does everything by itself and ends with the tour, `make test` passes, and a second `make run`,
#      cut off from every network, starts at once without installing anything.
#
# Usage, as root, with debootstrap installed:
#   packaging/fresh_machine_test.sh [--environment-only]
# --environment-only leaves out what needs the program itself (tour and tests) and proves the set-up alone.
#
# GDL_FRESH_CACHE    where the bare system is kept between runs (default: ~/.cache/gdl-desktop)
# GDL_FRESH_RESULTS  a folder to copy the tour's pictures and figures to
#
# The bare machine reaches the network the way this one does: Debian mirrors, proxies, certificates and pip settings
# are read from this machine's configuration; local package folders are mounted read-only.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/bare_debian.sh"

# --- how this machine reaches the network, carried over ---------------------------------------------------------------

# Writes one NAME=VALUE a line to $work/environment, and one local folder that pip reads packages from a line to
# $work/folders. A certificate file is copied: its own path belongs to the bare system's packages.
read_host_settings() {
    python3 - "$work" <<'PYTHON'
import ast, os, pathlib, shutil, subprocess, sys
from urllib.parse import unquote, urlparse

work = pathlib.Path(sys.argv[1])
carried = {"index-url", "extra-index-url", "find-links", "no-index", "trusted-host", "proxy", "cert", "retries", "timeout"}
listing = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True).stdout
settings = {}
for section in ("global", "install", ":env:"):  # pip's own order: the later one wins
    for line in listing.splitlines():
        key, _, value = line.partition("=")
        if key.startswith(section + ".") and value:
            name = key[len(section) + 1 :].replace("default-", "")
            if name in carried:
                settings[name] = ast.literal_eval(value).split()

environment, folders = {}, set()
certificate = settings.pop("cert", [None])[0] or os.environ.get("SSL_CERT_FILE") or os.environ.get("REQUESTS_CA_BUNDLE")
if certificate and os.path.isfile(certificate):
    shutil.copy(certificate, work / "certificates.crt")
    environment["PIP_CERT"] = "/usr/local/share/certificates.crt"
for name, values in settings.items():
    environment["PIP_" + name.upper().replace("-", "_")] = " ".join(values)
    for value in values:
        path = pathlib.Path(unquote(urlparse(value).path) if value.startswith("file:") else value)
        if path.is_absolute() and path.is_dir():
            # An index points to files that lie beside it.
            folders.add(str(path.parent if name.endswith("index-url") else path))
for name in ("http_proxy", "https_proxy", "no_proxy"):
    for spelling in (name, name.upper()):
        if spelling in os.environ:
            environment[spelling] = os.environ[spelling]
(work / "environment").write_text("".join(f"{name}={value}\n" for name, value in environment.items()))
(work / "folders").write_text("".join(f"{folder}\n" for folder in sorted(folders)))
PYTHON
}

# --- one fresh machine ------------------------------------------------------------------------------------------------

fresh_machine() { # NAME USER HOME: unpacks $root with a clean copy of the project in the user's home
    root=$work/$1 user=$2 home=$3
    unpack_bare_system "$root" "$work/certificates.crt"
    while read -r folder; do
        mkdir -p "$root$folder"
        mount --bind "$folder" "$root$folder"
        mount -o remount,bind,ro "$root$folder"
    done <"$work/folders"
    [ "$user" = root ] || chroot "$root" useradd --create-home --home-dir "$home" "$user"
    mkdir -p "$root$home/gdl-desktop"
    git -C "$project" archive HEAD | tar --extract --directory "$root$home/gdl-desktop"
    chroot "$root" chown --recursive "$user": "$home/gdl-desktop"
}

# PREFIX... -- COMMAND: runs a shell command as the machine's user in the project's folder, showing what it prints and
# keeping it in $work/output; a word such as `unshare --net` may come before.
inside() {
    local prefix=()
    while [ "$1" != -- ]; do prefix+=("$1"); shift; done
    local settings
    mapfile -t settings <"$work/environment"
    echo "\$ $2"
    "${prefix[@]}" env --ignore-environment PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin HOME="$home" \
        LANG=C.UTF-8 "${settings[@]}" chroot --userspec="$user" "$root" sh -c "cd ~/gdl-desktop && $2" \
        2>&1 | tee "$work/output"
}

expect_tour() {
    local folder=$root$home/gdl-desktop/tour-output
    [ -s "$folder/tour.json" ] || fail "$1: the tour left no tour.json"
    [ "$(find "$folder" -name '*.png' | wc -l)" -ge 3 ] || fail "$1: the tour left fewer than three pictures"
    if [ -n "${GDL_FRESH_RESULTS:-}" ]; then
        mkdir -p "$GDL_FRESH_RESULTS"
        cp -r "$folder/." "$GDL_FRESH_RESULTS/"
    fi
}

ordinary_person() {
    say "An ordinary person, bare $release: make run"
    fresh_machine person student /home/student
    local code=0
    inside -- "make run" || code=$?
    [ "$code" = 2 ] || fail "make run without the system's libraries ended with $code instead of 2"
    local advice
    advice=$(sed -n 's/^ *\(sudo apt-get update && sudo apt-get install .*\)$/\1/p' "$work/output")
    [ -n "$advice" ] || fail "make run printed no apt command"
    say "The command it printed, and then the environment"
    chroot "$root" env DEBIAN_FRONTEND=noninteractive sh -c "${advice//sudo /}" >"$work/output" 2>&1 ||
        { cat "$work/output"; fail "the printed apt command does not work"; }
    inside -- "make environment" || fail "make environment failed after the printed apt command"
}

root_person() {
    say "Root, bare $release: $first_command"
    fresh_machine root root /root
    inside -- "$first_command" || fail "$first_command ended with an error"
    inside -- ".venv/bin/python -c 'import torch, PySide6.QtWidgets; print(torch.__version__, torch.get_num_threads())'" ||
        fail "torch or Qt cannot be imported"
    say "The libraries for a screen"
    inside -- 'python3 packaging/setup_environment.py --screen && .venv/bin/python -c "
import ctypes, pathlib, PySide6
print(ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent / \"Qt/plugins/platforms/libqxcb.so\")))"' ||
        fail "Qt cannot load what it needs to show a window"
    if [ -z "$environment_only" ]; then
        expect_tour "make run"
        say "make test"
        inside -- "make test" || fail "make test ended with an error"
        rm -rf "$root$home/gdl-desktop/tour-output"
    fi
    say "Again without any network: $first_command"
    local stamp=$root$home/gdl-desktop/.venv/gdl-setup.json before
    before=$(stat --format '%i %Y' "$stamp")
    inside unshare --net -- "$first_command" || fail "the second $first_command needs a network"
    [ "$(stat --format '%i %Y' "$stamp")" = "$before" ] || fail "the second $first_command installed something again"
    [ -n "$environment_only" ] || expect_tour "the second make run"
}

# --- start ------------------------------------------------------------------------------------------------------------

if [ "${1:-}" = --in-namespace ]; then
    work=$2 environment_only=$3
    first_command=${environment_only:+make environment}
    first_command=${first_command:-make run}
    build_bare_system
    read_host_settings
    ordinary_person
    root_person
    exit
fi

environment_only=
case "${1:-}" in
    --environment-only) environment_only=yes ;;
    "") ;;
    *) sed -n '2,/^set /s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
require_root_and_debootstrap

# Mounts and processes live in namespaces of their own and end with them, however this script ends; so nothing of this
# machine is mounted any more below the folder when it is removed.
work=$(mktemp --directory --tmpdir gdl-fresh.XXXXXX)
trap 'rm -rf --one-file-system "$work"' EXIT
say "Testing commit $(git -C "$project" log -1 --format='%h %s')"
unshare --mount --propagation private --pid --fork --kill-child "$0" --in-namespace "$work" "$environment_only"
if [ -n "$environment_only" ]; then
    say "The environment sets itself up on a bare $release. (The tour and the tests were left out.)"
else
    say "Both commands work on a bare $release."
fi
