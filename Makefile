# Two commands do everything: `make site` and `make test`. Nothing has to be installed by hand but
# git, make and Python 3.11 or newer.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
BIN := .venv/bin
TOUCHED := .venv/.site-installed
TESTED := .venv/.test-installed
LOCK = $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11

.DEFAULT_GOAL := help
.PHONY: help site serve check test unit every validator killtest pythons firefox pictures dist bench bench-search types lint format chromium schema reference lock clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

site: $(TOUCHED)  ## check every playbook and build the site in site/
	@$(BIN)/playbooks build
	@echo "open site/index.html, or run \`make serve\` and open http://$(ADDRESS)/"

serve: $(TOUCHED)  ## serve the site and reload the page at every change
	@$(BIN)/playbooks serve --address $(ADDRESS)

check: $(TOUCHED)  ## find every mistake in the playbooks
	@$(BIN)/playbooks check

test: types lint unit  ## run everything: types, lint, unit, cases, browser, packaging

unit: $(TESTED) chromium validator
	$(BIN)/pytest --numprocesses auto --dist loadgroup

every: $(TESTED) chromium  ## the tests in the browser on every list and in every look, not on a few
	EVERY=1 $(BIN)/pytest --numprocesses auto --dist loadgroup tests/browser

killtest: $(TESTED)  ## kill a hundred builds at random moments
	KILLS=100 $(BIN)/pytest tests/cases/test_nothing_lost.py -k kill -s

pythons: $(TESTED)  ## try wheel and sdist with every Python on this machine
	PYTHONS="$$($(BIN)/python tests/find_pythons.py)" $(BIN)/pytest tests/packaging

firefox: $(TESTED)  ## walk the main journeys in the Firefox on this machine
	$(BIN)/python -m pip install --quiet --disable-pip-version-check marionette_driver==3.7.1
	$(BIN)/pytest -W ignore::DeprecationWarning -W ignore::ResourceWarning tests/firefox/in_firefox.py

dist: $(TESTED)  ## build wheel and sdist in dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist .

pictures: $(TESTED) chromium  ## take the picture of README.md anew
	@$(BIN)/python tests/pictures.py docs/images/moments.png

bench: $(TESTED) chromium  ## builds beside their peers: what they take and what they weigh
	@$(BIN)/python tests/bench/build.py

bench-search: $(TESTED) chromium  ## search beside its peers: what it finds and what it costs
	@$(BIN)/python tests/bench/search.py

types: $(TESTED)  ## check the types
	$(BIN)/mypy

lint: $(TESTED)  ## check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(TESTED)  ## mend style and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

chromium: $(TESTED)  ## find or install the browser that the tests need
	@$(BIN)/python tests/find_chromium.py

validator: $(TESTED)  ## find or install what checks the HTML; it needs Java and npm
	@$(BIN)/python tests/find_validator.py

schema: $(TOUCHED)  ## write playbooks/schema/ anew, after a change of the models
	@$(BIN)/playbooks schema --out playbooks/schema

reference: $(TOUCHED)  ## write docs/reference/ anew, after a change of models, messages or commands
	@$(BIN)/python -m mkdocs_playbooks.manual docs/reference

lock: $(TESTED)  ## pin all dependencies anew, with hashes
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(LOCK) requirements/build.in pyproject.toml -o requirements/site.lock
	$(LOCK) --extra test requirements/build.in pyproject.toml -o requirements/test.lock

clean:  ## remove what was made here
	rm -rf .venv site .mypy_cache .ruff_cache .pytest_cache dist

$(TOUCHED): requirements/site.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "installing what the site needs into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(TESTED): requirements/test.lock $(TOUCHED)
	@echo "installing what the tests need into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.lock
	@touch $@
