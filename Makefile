PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test elasticsearch postgresql bench lint quality validator screenshots guide messages requirements development

help: ## affiche cette aide
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 24

run: ## installe, prépare et ouvre le site (PORT, HOST et SAVOIRS_VAR changent le port, l’adresse et le dossier)
	@exec $(PYTHON) -m savoirs.launcher run

test: development ## lance les essais (ARGS="-k recherche" pour en choisir)
	@$(BIN)/pytest $(AT_ONCE) $(ARGS)

# One process a core; what shares a server runs in one (tests/conftest.py).
AT_ONCE := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

elasticsearch: ## démarre un Elasticsearch pour les essais et dit son adresse (ARGS=stop l’arrête)
	@$(PYTHON) tests/services/elasticsearch/server.py $(ARGS)

postgresql: development ## lance les essais de la recherche avec le contenu dans PostgreSQL (ARGS pour en choisir d’autres)
	@$(PYTHON) tests/services/postgresql/server.py $(BIN)/pytest $(AT_ONCE) $(or $(ARGS),$(ON_POSTGRESQL))

# What may differ when the index no longer lies in the content's database, and rules written in SQL.
ON_POSTGRESQL := tests/contracts tests/search/test_outbox.py tests/search/test_embedded.py tests/savoirs/rights

bench: development ## mesure la recherche et les pages sur mille textes
	@$(BIN)/python manage.py bench $(ARGS)

lint: development ## vérifie le style, les types et les réglages
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy .

quality: development validator ## essaie le site dans un vrai navigateur : accessibilité, validité, poids, parcours au clavier
	@$(BIN)/pytest $(AT_ONCE) tests/browser $(ARGS)

validator: ## installe le validateur HTML et CSS du W3C (il faut Java et npm)
	@test -f $(VNU) || npm install --prefix .venv/validator --no-save --ignore-scripts --no-audit --no-fund --loglevel=error vnu-jar@26.9.27
	@echo "$(VNU_SUM)  $(VNU)" | sha256sum --check --quiet

VNU := .venv/validator/node_modules/vnu-jar/build/dist/vnu.jar
VNU_SUM := 22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47

screenshots: development ## photographie chaque gabarit dans var/screenshots/index.html
	@$(BIN)/python -m tests.browser.screenshots $(ARGS)

guide: development ## refait les images du guide des contributeurs (docs/images/guide)
	@$(BIN)/python -m tests.browser.guide

messages: development ## met à jour les catalogues de traduction (il faut gettext)
	@$(BIN)/python manage.py catalogues

requirements: development ## recalcule les versions exactes des bibliothèques, pour tout Python depuis 3.11.0
	@$(PIN) --upgrade --output-file requirements.txt pyproject.toml
	@$(PIN) --upgrade --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

PIN := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--strip-extras --no-header --no-annotate --no-emit-index-url

development:
	@$(PYTHON) -m savoirs.launcher install requirements-dev.txt
