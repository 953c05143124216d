# One door for every task. `make demo` and `make test` need only Python 3.11+ and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared
READY := $(VENV)/.ready
TRAINING_READY := $(VENV)/.training-ready
RUN := build/train
BUNDLE := build/bundle

.PHONY: packages help demo test fast check format bench train train-certainty serve docs core clean

help:
	@echo "make demo    set up, read an invented case, show what the record answers"
	@echo "make test    set up, check, and run every test"
	@echo "make fast    the tests without the slow ones"
	@echo "make check   lint, types, import contracts"
	@echo "make bench   quality on PolNeAR dev and speed (needs the corpora in $(DATA))"
	@echo "make train   train the reader again and export a bundle to $(BUNDLE) (needs the corpora)"
	@echo "make docs    these docs as a site in build/site"
	@echo "make core    install without extras into an environment of its own, measure it, run the tests of the core"
	@echo "make serve   the pages in a browser: RECORD=my.db, or the invented case; PORT=8765"

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "onrecord needs Python 3.11 or newer; found $$($(PYTHON) --version). Name another: make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev,bench]"
	@touch $@

$(TRAINING_READY): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[train]"
	@touch $@

demo: $(READY)
	@$(BIN)/onrecord demo

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# Tests that need a Debian package skip, saying so, where it is absent; as root it is installed first.
PACKAGES := strace postgresql chromium
packages:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		for package in $(PACKAGES); do dpkg -s $$package >/dev/null 2>&1 || \
			{ apt-get -qq update && apt-get -qq install -y $$package; } >/dev/null 2>&1 || \
			echo "$$package could not be installed; the tests that need it will skip" >&2; \
		done; fi

test: check packages
	@$(BIN)/python -m pytest -n 2

fast: $(READY)
	@$(BIN)/python -m pytest -n 2 -m "not slow"

format: $(READY)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(READY)
	@$(BIN)/python bench/quality.py --polnear $(DATA)/data/polnear --scorer $(DATA)/tools/score_attributions.py
	@$(BIN)/python bench/calibration.py --polnear $(DATA)/data/polnear --scorer $(DATA)/tools/score_attributions.py --fit
	@$(BIN)/python bench/nesting.py --mpqa $(DATA)/data/mpqa
	@$(BIN)/python bench/speakers.py --polnear $(DATA)/data/polnear
	@$(BIN)/python bench/acts.py --polnear $(DATA)/data/polnear
	@$(BIN)/python bench/dates.py --data $(DATA)/data
	@$(BIN)/python bench/factuality.py --data $(DATA)/data/factuality
	@$(BIN)/python bench/pages.py
	@$(BIN)/python bench/ingest.py
	@$(BIN)/python bench/speed.py --polnear $(DATA)/data/polnear

# glibc gives large blocks back at once, and the page faults then double a step's time (2.4 s against 1.15 s).
train: export MALLOC_MMAP_THRESHOLD_ := 8589934592
train: export MALLOC_TRIM_THRESHOLD_ := 8589934592
train: $(TRAINING_READY)
	$(BIN)/python training/train.py --polnear $(DATA)/data/polnear --out $(RUN)
	$(BIN)/python training/export.py --checkpoint $(RUN)/cycle-*.pt --bundle $(BUNDLE) --version $$(date +%Y.%m.%d)
	PYTHONPATH=bench $(BIN)/python training/certainty.py --data $(DATA)/data/factuality --bundle $(BUNDLE)
	$(BIN)/python bench/quality.py --polnear $(DATA)/data/polnear --scorer $(DATA)/tools/score_attributions.py --bundle $(BUNDLE)

train-certainty: $(TRAINING_READY)
	PYTHONPATH=bench $(BIN)/python training/certainty.py --data $(DATA)/data/factuality --bundle $(BUNDLE)

# Without a record of one's own the invented case is put on record first, once.
RECORD ?= build/demo.db
PORT ?= 8765
serve: $(READY)
	@test -e "$(RECORD)" || case "$(RECORD)" in postgres*://*) ;; \
		*) mkdir -p "$$(dirname "$(RECORD)")" && $(BIN)/onrecord demo --record "$(RECORD)" >/dev/null ;; esac
	@$(BIN)/onrecord serve --record "$(RECORD)" --port $(PORT)

DOCS_READY := $(VENV)/.docs-ready
$(DOCS_READY): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[docs]"
	@touch $@

docs: $(DOCS_READY)
	@$(BIN)/python docs/api_page.py
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

# pytest and hypothesis are of the tests; everything that is measured is in place before they come.
CORE := build/core
CORE_TESTS := tests/test_api_core.py tests/test_api_notebook.py tests/test_contract.py tests/test_marks.py tests/names tests/quote tests/ask tests/flow/test_flow_paths.py tests/flow/test_flow_annotations.py
core:
	@rm -rf $(CORE) && mkdir -p build && $(PYTHON) -m venv $(CORE)
	@$(PYTHON) bench/core_size.py $(CORE)
	@$(CORE)/bin/python -m pip install --quiet --disable-pip-version-check pytest hypothesis
	@$(CORE)/bin/python -m pytest -q -p no:cacheprovider $(CORE_TESTS)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
