# The one list of chores; `make help` prints it. Each chore makes the virtual environment that it needs.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STORE ?= var/newsroom.sqlite
PORT ?= 8000
READY := $(VENV)/.ready
NEURAL := .venv-neural

.DEFAULT_GOAL := help
.PHONY: help run test test-neural check format evaluate bench pictures clean

help: ## print this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Isnad needs Python 3.11 or newer; name one: make PYTHON=python3.11 ...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

$(NEURAL)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(NEURAL)
	$(NEURAL)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,neural]'
	touch $@

run: $(READY) ## collect the sample newsroom and read it in a browser: http://127.0.0.1:8000 (PORT=..., STORE=...)
	mkdir -p $(dir $(STORE))
	$(BIN)/isnad --store sqlite:///$(STORE) run --sample --port $(PORT)

test: $(READY) ## run the tests: SQLite, a real PostgreSQL, a real browser where Chromium is installed
	$(BIN)/python -m pytest -n 2

test-neural: $(NEURAL)/.ready ## run the tests of the optional tagger, with PyTorch in an environment of its own (3 GB)
	$(NEURAL)/bin/python -m pytest tests/newsroom/test_neural.py tests/newsroom/test_taggers.py

check: $(READY) ## lint, types, and the floors of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## put the code into its one form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evaluate: $(READY) ## measure accuracy against ../shared, and fail where a number is under its floor
	$(BIN)/python evaluation/evaluate.py

bench: $(READY) ## measure speed and memory beside peers, and write the tables of docs/benchmarks.md
	$(BIN)/python benchmarks/bench.py

pictures: $(READY) ## take the pictures of the documentation anew (needs Chromium)
	$(BIN)/python docs/images/take.py

clean: ## remove what the chores made, but no store
	rm -rf $(VENV) .venv-peers $(NEURAL) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
