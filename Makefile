# Every command bootstraps what it needs into .venv and reuses it afterwards.
PYTHON ?= python3.11
UV_VERSION := 0.13.9
BIN := .venv/bin
STAMP := .venv/.installed
# The system's certificates, not uv's own: a company's proxy may stand between here and the registry.
LOCKED := pip install --quiet --system-certs --python $(BIN)/python --require-hashes -r requirements-dev.lock
LOCKED_BY_PIP := pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
ARTICLE ?= seeds/articles/press-briefing.txt
OUT ?= out
STAGE ?= dev
PARAMS ?=
OSLS := SLS_TELEMETRY_DISABLED=1 node_modules/.bin/osls
OSLS_PARAMS = $(foreach parameter,$(PARAMS),--param="$(parameter)")
export ARTICLE OUT  # as variables of the shell they may hold any character

SECONDS ?= 30

.PHONY: help demo test check quality format lock lock-lambda bench fuzz clean stack-tools package desk deploy remove FORCE
.DEFAULT_GOAL := help

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements-dev.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION) && $(BIN)/uv $(LOCKED) \
		|| { echo "uv could not install the environment; pip does it, which takes some minutes"; $(BIN)/python -m $(LOCKED_BY_PIP); }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: $(STAMP) ## brief one article and show it: make demo [ARTICLE=path] [OUT=folder]
	@$(BIN)/wirebrief brief --out "$$OUT" -- "$$ARTICLE"

test: check ## everything: checks and tests
	@$(BIN)/python -m pytest -n auto --dist worksteal

quality: $(STAMP) ## print how good offline engine and grounding are on gold: make quality [MISSES=--misses] [PRICES=--prices]
	@cd tests && PYTHONPATH=. ../$(BIN)/python -m quality $(MISSES) $(PRICES)

check: $(STAMP) ## format, ruff, mypy --strict, import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(STAMP) ## format and mend what can be mended
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lock: $(STAMP) ## write the locks anew from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade -o requirements.lock pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade --extra dev -o requirements-dev.lock pyproject.toml

lock-lambda: $(STAMP) ## write the lock of the functions' dependencies anew, at the versions of the others
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -c requirements-dev.lock -o requirements-lambda.lock requirements-lambda.in

stack-tools: node_modules/.installed build/checkov/.installed ## what packaging and its checks need: osls, pyodide, checkov

node_modules/.installed: package.json package-lock.json
	@command -v npm >/dev/null || { echo "npm is not there: install node 20.19 or later"; exit 1; }
	@npm ci --silent --ignore-scripts
	@touch $@

build/checkov/.installed: requirements-checkov.lock $(STAMP)
	@$(PYTHON) -m venv build/checkov
	@$(BIN)/uv pip install --quiet --python build/checkov/bin/python --require-hashes -r requirements-checkov.lock \
		|| build/checkov/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-checkov.lock
	@touch $@

package: build/lambda.zip node_modules/.installed ## the deployment package and its template: make package [STAGE=dev] [PARAMS="region=eu-west-1 …"]
	@$(OSLS) package --package build/stack --stage $(STAGE) $(OSLS_PARAMS)

build/lambda.zip: FORCE node_modules/.installed $(STAMP)
	@$(BIN)/python -m package.build --target lambda $@

build/desk.zip: FORCE $(STAMP)
	@$(BIN)/python -m package.build --target desk $@

desk: build/desk.zip node_modules/.installed ## what `wirebrief cloud` runs: the package for this machine, and the template
	@$(OSLS) package --package build/stack --stage $(STAGE) $(OSLS_PARAMS) --param="artifact=build/desk.zip"

deploy: build/lambda.zip node_modules/.installed ## put the stack on AWS: make deploy STAGE=prod [PARAMS="region=eu-west-1 …"]
	@artifacts=$$($(BIN)/python -m package.artifacts $(PARAMS)) && \
	$(OSLS) deploy --stage $(STAGE) $(OSLS_PARAMS) --param="artifacts=$$artifacts"

remove: node_modules/.installed $(STAMP) ## take the stack off AWS, its bucket and ledger stay: make remove STAGE=prod
	@artifacts=$$($(BIN)/python -m package.artifacts $(PARAMS)) && \
	$(OSLS) remove --stage $(STAGE) $(OSLS_PARAMS) --param="artifacts=$$artifacts"

docs/newsletter.png: $(STAMP) FORCE
	@rm -rf build/picture && $(BIN)/wirebrief brief --out build/picture -- $(ARTICLE) > /dev/null
	@chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=720,980 --screenshot=$@ \
		"file://$(CURDIR)/$$(find build/picture -name newsletter.html)"

FORCE:

bench: $(STAMP) ## measure what is promised in numbers, beside peers: see docs/benchmarks.md
	@$(BIN)/python -m bench

fuzz: $(STAMP) ## fuzz each reader by coverage: make fuzz [SECONDS=30]
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-fuzz.txt
	@$(BIN)/python -m fuzz.seeds build/fuzz
	@for form in NewsML NITF feed ninjs JSON CSV RTF e-mail zip gzip PDF HTML; do \
		echo "$$form …"; \
		$(BIN)/python -m fuzz.readers "$$form" "build/fuzz/$$form" -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=1024 \
			-verbosity=0 -print_final_stats=1 -artifact_prefix=build/fuzz/ || exit 1; \
	done

clean: ## remove what the commands made
	rm -rf .venv node_modules build out .mypy_cache .ruff_cache .pytest_cache .hypothesis
