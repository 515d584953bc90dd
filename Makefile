# Each command is a short call; what it does stands in the folder that it calls.
#   make run     everything on this machine: http://localhost:8080 (PORT=9090 make run moves it)
#   make test    all tests          make check   formatting, lint, types, templates, generated files
#   make bench   the budgets        make deploy  to AWS, with the credentials in the environment

PYTHON ?= python3
PIP = .venv/bin/pip -qq --disable-pip-version-check
RUN = .venv/bin/python -m

PYTHON_READY = .venv/.installed
INBOX_READY = infra/local/node_modules/.installed
NODE_READY = static-site/node_modules/.installed
SITES_READY = static-site/dist/.built
SITE_SOURCES = $(shell find static-site -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -name '*.tsbuildinfo' 2>/dev/null)

.PHONY: run install sites generate test check bench deploy lock
.DELETE_ON_ERROR:

run: $(PYTHON_READY) $(INBOX_READY) $(SITES_READY)
	@$(RUN) infra.local

install: $(PYTHON_READY) $(INBOX_READY) $(NODE_READY)

sites: $(SITES_READY)

generate: $(PYTHON_READY) $(NODE_READY)
	@$(RUN) infra.generators

test: install $(SITES_READY)
	@infra/commands/chromium
	@cd static-site && npm run --silent test
	@$(RUN) pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

check: install
	@infra/commands/check

bench: install $(SITES_READY)
	@$(RUN) infra.benchmarks

deploy: $(PYTHON_READY) $(SITES_READY)
	@$(RUN) infra.deploy $(PARAMETERS)

# The locks hold exact versions and no address of any registry.
lock: $(PYTHON_READY)
	@infra/commands/lock

$(PYTHON_READY): requirements-development.txt pyproject.toml
	@echo "wattwerk: Installing the Python packages"
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@$(PIP) install -r requirements-development.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(INBOX_READY): infra/local/package-lock.json
	@echo "wattwerk: Installing the mail inbox"
	@cd infra/local && npm ci --loglevel=error --no-audit --no-fund
	@touch $@

$(NODE_READY): static-site/package-lock.json
	@echo "wattwerk: Installing the packages of the sites"
	@cd static-site && npm ci --loglevel=error --no-audit --no-fund
	@touch $@

$(SITES_READY): $(NODE_READY) $(SITE_SOURCES)
	@echo "wattwerk: Building the sites"
	@mkdir -p .build && cd static-site && npm run --silent build >../.build/sites.log 2>&1 || { cat ../.build/sites.log >&2; exit 1; }
	@mkdir -p $(@D) && touch $@
