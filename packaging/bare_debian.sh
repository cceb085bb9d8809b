# A Debian with nothing but python3 and make, to prove things in; sourced by the tests that need one.
#
# Built once from Debian's own packages and kept in GDL_FRESH_CACHE (default: ~/.cache/gdl-desktop); each test unpacks it
# anew. It reaches the network the way this machine does: mirrors and apt's proxies are read from its configuration.
# shellcheck shell=bash

release=bookworm
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
architecture=$(dpkg --print-architecture)
cache=${GDL_FRESH_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/gdl-desktop}
bare_system=$cache/bare-$release-$architecture.tar

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\nFAILED: %s\n' "$*" >&2; exit 1; }

require_root_and_debootstrap() {
    [ "$(id -u)" = 0 ] || { echo "This test builds a system to run in, which only root can do: run it with sudo." >&2; exit 2; }
    command -v debootstrap >/dev/null || { echo "debootstrap is missing: sudo apt-get install --yes debootstrap" >&2; exit 2; }
}

debian_sources() { # this machine's own mirrors of the release, one line of sources.list each
    apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' |
        grep " $release" | sort --unique || true
}

build_bare_system() { # uses the folder $work meanwhile
    [ -s "$bare_system" ] && return
    say "Building a bare $release with python3 and make (kept in $cache)"
    local mirror
    mirror=$(debian_sources | awk -v release="$release" '$3 == release { print $2; exit }')
    mkdir -p "$cache"
    debootstrap --variant=minbase --include=python3,make "$release" "$work/bare" ${mirror:+"$mirror"}
    rm -rf "$work/bare/var/cache/apt/archives"/*.deb
    tar --create --numeric-owner --file "$bare_system.unfinished" --directory "$work/bare" .
    mv "$bare_system.unfinished" "$bare_system"
    rm -rf "$work/bare"
}

unpack_bare_system() { # ROOT [CERTIFICATES]: in a mount namespace of one's own, which takes the mounts with it
    local root=$1 certificates=${2:-}
    mkdir -p "$root"
    tar --extract --numeric-owner --file "$bare_system" --directory "$root"
    mount -t proc proc "$root/proc"
    mount --rbind /sys "$root/sys"
    mount --rbind /dev "$root/dev"
    cp --dereference /etc/resolv.conf "$root/etc/resolv.conf"
    local sources
    sources=$(debian_sources)
    [ -z "$sources" ] || printf '%s\n' "$sources" >"$root/etc/apt/sources.list"
    apt-config dump | grep -E '^Acquire::(http|https|Check-Date|Check-Valid-Until|Retries)\b' \
        >"$root/etc/apt/apt.conf.d/90host" || true
    if [ -f "$certificates" ]; then
        install -m 644 "$certificates" "$root/usr/local/share/certificates.crt"
        echo 'Acquire::https::CAInfo "/usr/local/share/certificates.crt";' >>"$root/etc/apt/apt.conf.d/90host"
    fi
}
