# The two commands that a fresh clone needs are `make demo` and `make test`; each builds its environment first.

PYTHON ?= python3.11
BIN := .venv/bin
# Where the demo and `gongbao serve` started from this folder keep their data.
export GONGBAO_DATA ?= $(CURDIR)/var

# A process a core, each with a database, a data folder and a browser of its own; the tests of a file stay together,
# and files start in their order, so that the slow ones (desk, hub, portal) do not come last.
PARALLEL := -n logical --maxprocesses 8 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test test-all lint format bench growth lock clean

help:  ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: .venv/.ready  ## the environment in .venv, with exactly the versions of requirements.txt

.venv/.ready: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

demo: setup  ## a small city in the browser; GAZETTES="a.txt b.pdf" brings its own gazettes
	$(BIN)/gongbao demo $(GAZETTES)

serve: setup  ## web and worker on DATABASE_URL or the embedded PostgreSQL
	$(BIN)/gongbao serve

test: setup lint  ## checks of the code and all tests but the heavy ones
	$(BIN)/pytest $(PARALLEL) -m "not slow"

test-all: setup lint  ## the heavy tests too, and what all of them cover
	$(BIN)/pytest $(PARALLEL) --cov --cov-report=term:skip-covered

lint: setup  ## style, types and layers
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo

format: setup  ## puts the code into the one style
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

bench: setup  ## how fast the core is, beside its peers; ONLY=name picks one
	$(BIN)/python -m benchmarks

growth: setup  ## how costs grow with the size of the city; ONLY=name picks one
	$(BIN)/python -m benchmarks growth

lock:  ## new versions into requirements.txt
	rm -rf var/lock && $(PYTHON) -m venv var/lock
	var/lock/bin/python -m pip install --quiet --upgrade pip
	var/lock/bin/python -m pip install --quiet . --group dev
	var/lock/bin/python -m pip freeze --exclude gongbao > requirements.txt
	rm -rf var/lock

clean:  ## forgets the environment; the data in var stay
	rm -rf .venv .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
