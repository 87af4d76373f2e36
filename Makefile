# Wegwijs. `make help` toont wat er kan. Dit is de enige plek met opdrachtregels en vlaggen.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.NOTPARALLEL:
.DEFAULT_GOAL := help

WEB := .venv-web/bin/python
BOT := .venv-bot/bin/python
STAP := $(WEB) -m scripts.stap
# Zet dezelfde instellingen als `make run`: geheimen, var/, de database.
MET := $(WEB) -m scripts.start --alleen

# Rasa 3.6 en wat het vastpint geven honderden waarschuwingen die niemand meer verhelpt.
# Op twee kernen twee werkers; hoe de tests over hen verdeeld worden staat in tests/conftest.py.
PYTEST := -m pytest -q --color=no -n auto --maxprocesses 4 --dist loadscope
BOT_PYTEST := $(PYTEST) -o filterwarnings=default --disable-warnings
# Wat van een geslaagde testronde in beeld komt: de telling en wat er oversloeg.
TELLING := (^|, )[0-9]+ (passed|failed|errors?|skipped)|^SKIPPED|no tests ran

export PYTHONPATH := $(CURDIR)
export PYTHONUTF8 := 1
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

.PHONY: help setup train run test herken evaluate bench bench-log encoder validate account token profiel migreer opruimen sleutels controleer-log lint meet-web \
	contracten test-triage test-bot test-web vergrendel clean

help: ## deze lijst
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

setup: ## maakt beide omgevingen (.venv-web, .venv-bot), als ze er nog niet zijn
	@py=$(WEB); $$py -c '' 2>/dev/null || py=$$(sh scripts/zoek-python.sh web) || exit 1; \
	$$py -m scripts.omgevingen </dev/null >&2

train: setup ## traint het model, als gegevens of configuratie veranderd zijn
	@$(WEB) -m scripts.model </dev/null >&2

run: setup train migreer ## start alles: http://127.0.0.1:8000/ (WEGWIJS_PORT); stoppen met Ctrl-C
	@exec $(WEB) -m scripts.start --onder-make

test: setup lint contracten test-triage validate train test-bot test-web ## alle controles en tests

herken: setup train ## leest JSON-regels {"id", "tekst"} op standaardinvoer, schrijft wat erin herkend is (ARGS=--waarom: met de woorden)
	@exec $(BOT) -m bot.herken $(ARGS)

evaluate: setup train ## meet de herkenning op de eigen evaluatieset
	@exec $(BOT) -m bot.evaluate

bench: setup ## meet tegen de standaardconfiguratie van Rasa, in één ronde
	@exec $(BOT) -m tools.bench $(ARGS)

bench-log: setup ## meet lijst, zoeken en cijfers met een miljoen overdrachten; een half uur en 10 GB in de tijdelijke map
	@exec $(WEB) -m tools.bench_log $(ARGS)

meet-web: setup ## meet hoe snel het eerste bericht er is op een trage verbinding (Wegwijs moet draaien)
	@exec $(WEB) -m tools.eerste_bericht $(ARGS)

encoder: ## leert de zinsencoder opnieuw (bot/encoder/); een kwartier tot een uur
	@test -x .venv-encoder/bin/python || python3.11 -m venv .venv-encoder
	@.venv-encoder/bin/pip install -q -r tools/encoder/requirements.txt
	@MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592 OMP_WAIT_POLICY=PASSIVE \
	exec .venv-encoder/bin/python -m tools.encoder.maak $(ARGS)  # zonder die drie tweemaal zo langzaam

validate: setup ## controleert domein en trainingsdata
	@$(STAP) --naam "domein en trainingsdata controleren" --log validate -- \
		$(BOT) -m rasa data validate --config config.yml --domain domain.yml --data bot/data --fail-on-warnings

account: setup ## maakt een account voor een medewerker: make account NAAM=j.jansen
	@test -n "$(NAAM)" || { echo "Geef een naam: make account NAAM=j.jansen" >&2; exit 2; }
	@$(MAKE) migreer
	@exec $(MET) $(WEB) -m integrations.portal.account "$(NAAM)" $(ARGS)

token: setup ## token voor de API: make token ARGS="maak zaaksysteem --gemeente almelo --loket wmo_loket --mag lees"
	@exec $(MET) $(WEB) -m overdracht.api_tokens $(ARGS)

migreer: setup ## brengt de database bij de tijd
	@$(MET) $(STAP) --naam "database bijwerken" --log migreer -- $(WEB) -m overdracht.migreer >&2

profiel: setup ## maakt een profiel van een gemeente, of kijkt het na als het er al is: make profiel NAAM=deventer
	@test -n "$(NAAM)" || { echo "Geef de naam van een gemeente: make profiel NAAM=deventer" >&2; exit 2; }
	@exec $(WEB) -m tools.profiel "$(NAAM)" $(ARGS)

opruimen: setup ## wist wat langer dan de bewaartermijn bewaard is; alleen tellen: make opruimen ARGS=--proef
	@exec $(MET) $(WEB) -m overdracht.opruimen $(ARGS)

sleutels: setup ## telt onder welke sleutel alles versleuteld is; wisselen: make sleutels ARGS=roteer
	@exec $(MET) $(WEB) -m overdracht.sleutels $(or $(ARGS),controleer)

controleer-log: setup ## kijkt na of er in historie, inzage en beheer iets veranderd of weggehaald is
	@exec $(MET) $(WEB) -m overdracht.keten controleer $(ARGS)

lint: setup ## stijl en veelgemaakte fouten
	@$(STAP) --naam "stijl" --log lint -- $(WEB) -m ruff check --no-cache .

contracten: setup ## wie wie mag importeren
	@$(STAP) --naam "importcontracten" --log contracten --toon '^Contracts:' -- .venv-web/bin/lint-imports --no-cache

test-triage: setup ## de kern, in beide omgevingen
	@$(STAP) --naam "tests triage, webomgeving" --log test-triage-web --toon '$(TELLING)' -- \
		$(WEB) $(PYTEST) tests/triage $(ARGS)
	@$(STAP) --naam "tests triage, botomgeving" --log test-triage-bot --toon '$(TELLING)' -- \
		$(BOT) $(BOT_PYTEST) tests/triage $(ARGS)

test-bot: setup train ## de bot, in zijn eigen omgeving
	@$(STAP) --naam "tests bot" --log test-bot --toon '$(TELLING)' -- $(BOT) $(BOT_PYTEST) tests/bot $(ARGS)

test-web: setup train ## al het andere; speelt ook gesprekken tegen echte processen
	@$(STAP) --naam "tests web, koppelingen en gesprekken" --log test-web --toon '$(TELLING)' -- \
		$(WEB) $(PYTEST) tests --ignore=tests/triage --ignore=tests/bot $(ARGS)

# Alleen na een verandering van de afhankelijkheden in pyproject.toml; heeft uv nodig.
VERGRENDEL := uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate \
	--quiet --custom-compile-command "make vergrendel"
vergrendel: ## legt de versies met hun hashes opnieuw vast in requirements/ (heeft uv nodig)
	$(VERGRENDEL) --python-version 3.10 --group bot --group bot-test -o requirements/bot.txt $(ARGS)
	$(VERGRENDEL) --python-version 3.10 --group bouw -c requirements/bot.txt -o requirements/bouw.txt $(ARGS)
	$(VERGRENDEL) --python-version 3.11 --group web --group web-test -o requirements/web.txt $(ARGS)

clean: ## verwijdert model, caches en logboeken (niet de omgevingen, niet de database)
	@rm -rf bot/models var/log var/training .pytest_cache .ruff_cache .import_linter_cache .hypothesis .rasa
	@find . -path './.venv-*' -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
