#!/usr/bin/env bash
# Proves the packages for pip: an empty environment far from the checkout, the wheel with what it depends on, the tour.
#
#   packaging/pip_test.sh              needs the environment that `make environment` sets up
#
# The wheel is built from the unpacked source archive, so that both are proven. They and the tour's pictures are left in
# GDL_PIP_RESULTS (default: build/pip-test).
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
python=$project/.venv/bin/python
results=${GDL_PIP_RESULTS:-$project/build/pip-test}
say() { printf '\n== %s\n' "$*"; }
fail() { printf '\nFAILED: %s\n' "$*" >&2; exit 1; }

work=$(mktemp --directory --tmpdir gdl-pip.XXXXXX)
trap 'rm -rf "$work"' EXIT
rm -rf "$results"
mkdir -p "$results"

say "The source archive, and the wheel from it"
(cd "$project" && "$python" -m hatchling build --target sdist --directory "$results")
mkdir "$work/source"
tar --extract --strip-components=1 --directory "$work/source" --file "$results"/*.tar.gz
(cd "$work/source" && "$python" -m hatchling build --target wheel --directory "$results")

say "What they hold"
# The resources as git has them, and nothing else, must travel in both.
expected=$(git -C "$project" ls-files resources gdl_desktop | sort)
in_archive=$(cd "$work/source" && find resources gdl_desktop -type f | sort)
in_wheel=$("$python" -m zipfile --list "$results"/*.whl | awk 'NR > 1 { print $1 }' | grep -v '\.dist-info/' |
    sed 's|^gdl_desktop/resources/|resources/|' | sort)
diff <(echo "$expected") <(echo "$in_archive") || fail "the source archive differs from what git has"
diff <(echo "$expected") <(echo "$in_wheel") || fail "the wheel differs from what git has"
ls -l "$results"

say "pip install, into an empty environment"
"$python" -m venv "$work/environment"
pins=$work/pins.txt
# torch comes in several builds of one version: the one that the project's own environment has.
{ grep --invert-match '^torch==' "$project/constraints.txt"
  "$python" -c 'from importlib.metadata import version; print("torch==" + version("torch"))'
} >"$pins"
"$work/environment/bin/python" -m pip install --disable-pip-version-check --no-input --quiet --constraint "$pins" "$results"/*.whl
"$work/environment/bin/python" -m pip check

say "The program, outside the checkout"
cd "$work"
export GDL_HOME=$work/home PYTHONSAFEPATH=1 QT_QPA_PLATFORM=offscreen
place=$("$work/environment/bin/python" -c 'import gdl_desktop; print(gdl_desktop.__file__)')
[[ $place == "$work/environment/"* ]] || fail "the program under test is $place"
"$work/environment/bin/gdl" --version
"$work/environment/bin/gdl" models
"$work/environment/bin/gdl" doctor
"$work/environment/bin/gdl-desktop" --tour "$results/tour" --seconds "${TOUR_SECONDS:-5}"
[ -s "$results/tour/tour.json" ] || fail "the tour has left no tour.json"
say "The wheel works in an environment of its own. Results: $results"
