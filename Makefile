# Every target works alone on a fresh clone: the environment is made on first use and
# made anew only when the locked requirements change.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
TESTS ?= -n 2 --dist loadfile --no-loadscope-reorder
COVERAGE ?=
# The core and the loader are where a wrong branch would cost a wrong date or a lost message.
COVERED := generator/schedule/*,generator/occurrences/*,generator/checks/*,generator/loading/*,generator/editing/*,generator/editor/*
# The tests that cover them. The others run without being watched, which would double their time.
OF_COVERED := $(addprefix tests/,schedule occurrences checks loading editing editor wording commands/test_new_year.py \
	test_broken.py test_summary.py test_three_years.py)
SCHOOL := examples/school/.github
DISTRICT := examples/district/.github
# What npm brings, and what of it and of the locked wheels goes to the site.
NPM := build/browser
EDITOR := build/editor
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-strip-extras --no-emit-index-url --no-emit-find-links --no-header --quiet --upgrade

.DEFAULT_GOAL := help
.PHONY: help setup site editor serve test check lint types fuzz mutants strict lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(RUNTIME) ## make .venv with the locked runtime packages

# Without npm, or where it fetches nothing, the site is built all the same and says so.
site: $(RUNTIME) ## build the site from schedule.yaml into site/, with the editor where npm is
	-@if command -v npm >/dev/null; then $(MAKE) --no-print-directory editor; fi
	$(BIN)/cyclogram build --editor $(EDITOR)

editor: $(EDITOR)/.ready ## gather what the editor on the site runs on (npm)

serve: $(RUNTIME) ## show the site and rebuild it at every edit
	$(BIN)/cyclogram serve

test: $(DEV) ## run the tests (TESTS="tests/mail -k refused": some of them)
	$(if $(COVERAGE),$(BIN)/python -m pytest $(TESTS) $(OF_COVERED) --cov --cov-report=)
	$(if $(COVERAGE),$(BIN)/coverage report --include='$(COVERED)' --skip-covered --fail-under=100)
	$(BIN)/python -m pytest $(TESTS) $(if $(COVERAGE),$(addprefix --ignore=,$(OF_COVERED)))

check: ## all that CI runs: format, lint, types, contracts, tests with coverage, strict build
	$(MAKE) lint
	$(MAKE) test COVERAGE=yes
	$(MAKE) strict

lint: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/check-jsonschema --schemafile schedule.schema.json tests/sample.yaml
	$(BIN)/check-jsonschema --schemafile district.schema.json examples/district/district.yaml
	$(BIN)/check-jsonschema --check-metaschema schedule.schema.json summary.schema.json district.schema.json
	$(BIN)/zizmor --offline --quiet .github
	$(BIN)/jactionlint --shellcheck=
	$(BIN)/zizmor --offline --quiet --config .ci/zizmor-school.yml $(SCHOOL) $(DISTRICT)
	$(BIN)/jactionlint --shellcheck= --ignore unpinned-uses $(SCHOOL)/workflows/*.yml $(SCHOOL)/dependabot.yml \
		$(DISTRICT)/workflows/*.yml $(DISTRICT)/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml $(SCHOOL)/workflows/*.yml \
		$(DISTRICT)/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml $(SCHOOL)/dependabot.yml \
		$(DISTRICT)/dependabot.yml
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory types; \
		else echo "npm is not there: the types of site_templates/editor/*.js are not checked"; fi

types: $(NPM)/.types ## check the types of the editor's script (npm)
	$(NPM)/node_modules/.bin/tsc --project browser

fuzz: $(DEV) ## run the commands on spoilt files, the same ones every time (MINUTES=10: others, so long)
	$(BIN)/python -m tests.fuzz $(if $(MINUTES),--minutes $(MINUTES))

mutants: $(DEV) ## put mistakes into the code that no test may overlook, by hand (FILES=generator/mail: some)
	$(BIN)/python -m tests.mutants $(FILES)

strict: $(DEV)
	$(BIN)/cyclogram check
	$(BIN)/cyclogram build
	$(BIN)/cyclogram build --builder zensical --out build/zensical-pages --site build/zensical-site

lock: $(DEV) ## renew requirements*.txt from pyproject.toml
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --extra zensical --constraint requirements.txt --output-file requirements-dev.txt

clean: ## remove everything that was made here
	rm -rf $(VENV) build site .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov

# pip never chooses a version here: it takes what is locked, whatever the day and its own age, and builds
# nothing. `pip check` then proves that the lock was complete.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps

$(RUNTIME): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed, for example: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(INSTALL) --require-hashes --only-binary :all: -r requirements.txt
	$(INSTALL) --no-build-isolation --editable .
	$(BIN)/python -m pip check --disable-pip-version-check
	touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	$(INSTALL) --require-hashes --only-binary :all: -r requirements-dev.txt
	$(BIN)/python -m pip check --disable-pip-version-check
	touch $@

# No package runs a script of its own, and no host is named: npm has its registry from its settings.
NPM_FILES := package.json package-lock.json .npmrc
NPM_INSTALL = mkdir -p $(NPM) && cp $(addprefix browser/,$(NPM_FILES)) $(NPM) && cd $(NPM) && \
	npm ci --ignore-scripts --no-audit --no-fund --silent

$(EDITOR)/.ready: $(addprefix browser/,$(NPM_FILES)) browser/assemble.py requirements.txt $(RUNTIME)
	$(NPM_INSTALL)
	touch $(NPM)/.types
	rm -rf $(EDITOR)
	$(BIN)/python -m browser.assemble $(NPM)/node_modules $(EDITOR)
	touch $@

$(NPM)/.types: $(addprefix browser/,$(NPM_FILES))
	$(NPM_INSTALL)
	touch $(CURDIR)/$@
