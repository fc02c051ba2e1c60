# Djeli: `make` lists what can be made.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.made
# One more than CI has cores: browsers and servers are waited for.
WORKERS ?= 3
# tests/worker_groups.py says which tests go together, and which begin.
GROUPED := -n $(WORKERS) --dist loadgroup --no-loadscope-reorder
# `make check UNIT=` leaves the unit tests out, where the whole suite runs next. Those of the
# architecture are among them.
UNIT ?= unit
# Compiled modules are kept: compiling is half of what collecting the tests takes.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run test unit check format lint types layers lock drawing screenshots clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(STAMP) ## the environment in .venv, with `djeli` in it

$(STAMP): requirements-dev.lock pyproject.toml package-lock.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Djeli needs Python 3.11 or newer; this is $$($(PYTHON) --version). Name another: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv (a minute or two the first time)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@if command -v npm >/dev/null 2>&1; then npm ci --silent --no-audit --no-fund >/dev/null 2>&1 || \
	  echo "npm could not install the HTML and CSS checkers and Lighthouse; their tests will say that they are missing"; fi
	@touch $(STAMP)

run: setup ## the Vardiafrica demo edition, built where it is not yet, and served
	@$(BIN)/djeli demo

test: setup ## the whole test suite, and its ten slowest
	@$(BIN)/python -m pytest $(GROUPED) --durations=10 -m "not alone"
	@$(MAKE) --no-print-directory lighthouse

.PHONY: lighthouse
lighthouse: setup ## Lighthouse on a phone: story, front, section; with nothing else beside it
	@$(BIN)/python -m pytest -q -m alone tests/browser

unit: setup ## the tests that need no browser and no process of their own
	@$(BIN)/python -m pytest $(GROUPED) --ignore tests/browser --ignore tests/journeys --ignore tests/cli -m "not slow"

check: setup format-check lint types layers $(UNIT) ## what must hold before each commit

format: setup ## write the code in the house's form
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

.PHONY: format-check architecture
format-check: setup
	@$(BIN)/ruff format --check --quiet . || { echo "run: make format"; exit 1; }

lint: setup ## rules of style and of safety
	@$(BIN)/ruff check --quiet .

types: setup ## strict types
	@DJELI_DATA=$${TMPDIR:-/tmp}/djeli-types $(BIN)/mypy --no-error-summary

layers: setup ## who may import whom
	@$(BIN)/lint-imports --no-cache >/tmp/djeli-layers.$$$$ 2>&1 || { cat /tmp/djeli-layers.$$$$; exit 1; }; rm -f /tmp/djeli-layers.$$$$

architecture: setup ## what the layers cannot see
	@$(BIN)/python -m pytest -q tests/architecture

COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header pyproject.toml

lock: setup ## the newest versions that fit, with their hashes: for sites, and for development
	@$(COMPILE) --upgrade --extra scale --extra c2pa -o requirements.lock
	@$(COMPILE) --upgrade --extra dev -c requirements.lock -o requirements-dev.lock

.PHONY: outdated faults
outdated: setup ## pins for which there is a newer version
	@$(BIN)/uv pip list --outdated --exclude-editable

faults: setup ## damage a served edition in every way we know, and time how long it takes to heal
	@$(BIN)/djeli faults

drawing: setup ## docs/rooms.svg: which room imports from which
	@$(BIN)/python -m tools.rooms

screenshots: setup ## the pictures of README and guide, from a demo that is built for them
	@$(BIN)/python tools/screenshots.py

clean: ## remove what can be made again (not ./var)
	@rm -rf .venv node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
