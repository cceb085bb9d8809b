# Every command below sets up what it needs first; `make help` lists them.

PYTHON ?= python3
TORCH_INDEX ?=
TOUR_DIR ?= tour-output
TOUR_SECONDS ?=
SCREENSHOTS ?= screenshots
SOURCE ?=
WRITE ?=
ONLY ?=
SEEDS ?=
COLLECT ?=

VENV := .venv/bin
# Linux tells about a display by these variables; other systems always have one.
SCREEN := $(if $(filter Linux,$(shell uname -s)),$(DISPLAY)$(WAYLAND_DISPLAY),native)
SETUP = $(PYTHON) packaging/setup_environment.py $(if $(TORCH_INDEX),--torch-index "$(TORCH_INDEX)")
TOUR = QT_QPA_PLATFORM=offscreen $(VENV)/python -m gdl_desktop --tour "$(TOUR_DIR)" $(if $(TOUR_SECONDS),--seconds "$(TOUR_SECONDS)")

BENCH = PYTHONPATH=.:packaging $(VENV)/python -m

.DEFAULT_GOAL := help
.PHONY: help environment run tour screenshots test check format resources icons judge models guide translations bench bench-quality bench-cost
.PHONY: bench-start app deb run-installer test-deb test-run-installer test-pip test-fresh clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' Makefile

environment: ## create .venv and install the pinned versions, if that is not done yet
	@$(SETUP)

run: ## open the program; without a display, run the tour instead
ifneq ($(strip $(SCREEN)),)
	@$(SETUP) --screen
	@$(VENV)/python -m gdl_desktop
else
	@$(SETUP)
	@echo "There is no display here, so the window cannot be shown: running the tour into $(TOUR_DIR) instead."
	@$(TOUR)
endif

tour: environment ## drive the real window unseen through all tabs (TOUR_DIR=, TOUR_SECONDS= per training)
	@$(TOUR)

screenshots: environment ## photograph every tab at three sizes, light and dark (SCREENSHOTS=folder)
	@$(VENV)/python packaging/screenshots.py "$(SCREENSHOTS)"

test: environment ## run the whole test suite, unseen
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m pytest

check: environment ## formatting, lint, types, and the floors of the house
	$(VENV)/ruff format --check .
	$(VENV)/ruff check .
	$(VENV)/mypy
	$(VENV)/lint-imports

format: environment ## put the code into the project's format
	$(VENV)/ruff format .
	$(VENV)/ruff check --fix .

resources: environment ## rebuild the embedded data from the full files (SOURCE=folder)
	@test -n "$(SOURCE)" || { echo "Name the folder that holds the full data sets: make resources SOURCE=folder" >&2; exit 2; }
	@$(VENV)/python packaging/build_resources.py "$(SOURCE)"

icons: environment ## draw the icon files from their sources in resources/icons
	@$(VENV)/python packaging/build_icons.py

judge: environment ## train the judges of pictures anew (SOURCE=folder of the full data sets)
	@test -n "$(SOURCE)" || { echo "Name the folder that holds the full data sets: make judge SOURCE=folder" >&2; exit 2; }
	@$(VENV)/python packaging/train_judge.py "$(SOURCE)"

models: environment ## train the models that ship anew, or go on with it (SOURCE=folder of the full data sets)
	@test -n "$(SOURCE)" || { echo "Name the folder that holds the full data sets: make models SOURCE=folder" >&2; exit 2; }
	@$(VENV)/python packaging/train_models.py --source "$(SOURCE)"

guide: environment ## write the guide in docs/guide from the help files
	@$(VENV)/python packaging/build_guide.py

translations: environment ## collect all texts for the translators, and compile what they wrote
	@$(VENV)/python packaging/translate.py

# The peers are wanted, not needed: the benchmark leaves out whoever cannot be installed, and says so.
.venv-bench/ready: packaging/bench/requirements.txt
	@{ $(PYTHON) -m venv --clear .venv-bench && .venv-bench/bin/python -m pip install --disable-pip-version-check \
		--no-input -r $< && touch $@; } || { rm -rf .venv-bench; echo "Keras could not be installed." >&2; }

packaging/bench/tfjs/node_modules/ready: packaging/bench/tfjs/package-lock.json
	@command -v npm > /dev/null || { echo "Node is not installed."; exit 0; }; \
		cd $(dir $<) && { npm ci --no-audit --no-fund && touch node_modules/ready; } || \
		{ rm -rf node_modules; echo "TensorFlow.js could not be installed." >&2; }

bench: environment .venv-bench/ready packaging/bench/tfjs/node_modules/ready ## compare the speed with other libraries (WRITE=1 keeps the table)
	@$(BENCH) bench $(if $(ONLY),--only $(ONLY)) $(if $(WRITE),--write)

bench-quality: environment ## measure quality against the clock (SOURCE=folder, ONLY=, SEEDS=, COLLECT=1, WRITE=1)
	@test -n "$(SOURCE)$(COLLECT)" || { echo "Name the folder that holds the full data sets: make bench-quality SOURCE=folder" >&2; exit 2; }
	@$(BENCH) bench.quality "$(SOURCE)" $(if $(ONLY),--only $(ONLY)) $(if $(SEEDS),--seeds $(SEEDS)) $(if $(COLLECT),--collect) $(if $(WRITE),--write)

bench-cost: environment ## measure what being watched costs a training (ONLY=, WRITE=1)
	@$(BENCH) bench.cost $(if $(ONLY),--only $(ONLY)) $(if $(WRITE),--write)

bench-start: environment ## measure how soon the window stands, the first model plays, and what memory it takes
	@$(VENV)/python packaging/bench/start_up.py

# PyInstaller is wanted for this alone, so it joins the environment only now. The libraries that show a window are packed
# too: where one is missing, the packed program could not show any.
app: ## pack the program as a folder with its own Python, in dist/gdl-desktop
	@$(SETUP) --screen
	@$(VENV)/python -c "import PyInstaller" 2> /dev/null || $(VENV)/python -m pip install --disable-pip-version-check \
		--no-input --constraint constraints.txt --no-build-isolation --editable ".[dev,installer]"
	@# Stored as they are, modules load sooner, and an installer packs them half as large as when they were packed before.
	@PYINSTALLER_ZLIB_COMPRESSION_LEVEL=0 $(VENV)/python -m PyInstaller --noconfirm --log-level WARN packaging/gdl-desktop.spec

deb: app ## make the Debian package, in dist/
	@$(VENV)/python packaging/build_linux.py deb

run-installer: app ## make the self-extracting installer for any Linux, in dist/
	@$(VENV)/python packaging/build_linux.py run

test-deb: ## prove dist/*.deb in a bare Debian (as root, with debootstrap)
	packaging/installer_test.sh deb

test-run-installer: ## prove dist/*.run in a bare Debian (as root, with debootstrap)
	packaging/installer_test.sh run

test-pip: environment ## prove the wheel: in an empty environment, outside the checkout, the tour runs
	packaging/pip_test.sh

test-fresh: ## prove the README's two commands on a bare Debian (as root, with debootstrap)
	packaging/fresh_machine_test.sh

clean: ## remove caches, build results and tour output; .venv stays
	rm -rf build dist "$(TOUR_DIR)" .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find gdl_desktop tests packaging -type d -name __pycache__ -prune -exec rm -rf {} +
