# Everything Beian's workshop can do. `make` alone lists it.
# Debug builds all use the same flags: another flag would build every dependency again.

SHELL := /bin/bash
SWIFT ?= swift
export SWIFT
BEIAN := .build/debug/beian
PHASE := Scripts/phase
# Browser and kill tests run after the others: they must not fight the unit tests for two cores.
JOURNEYS := ^Journeys[.]
KILLS := KillTests
has_kills := $(wildcard Tests/Journeys/KillTests.swift)

.DEFAULT_GOAL := help
.PHONY: help setup setup-test build run demo demo-fresh test unit journeys kill bench fuzz lint format docs golden check release clean
MAKEFLAGS += --no-print-directory --no-builtin-rules

help: ## lists these targets
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## installs what building needs and this machine lacks
	@Scripts/setup build

setup-test: ## installs what the tests need as well
	@Scripts/setup build test

build: setup ## builds the server (debug)
	@Scripts/no-warnings --product beian

run: build ## builds and serves a demo: prints its address and the demo accounts
	@mkdir -p .dev
	@exec $(BEIAN) serve --demo --data .dev/demo

demo: run ## the same as run

demo-fresh: build ## forgets the last demo's data, then as run
	@rm -rf .dev/demo
	@$(MAKE) run

test: ## all that CI runs: lint, build without warnings, every suite, generated documents
	@$(PHASE) --start
	@$(PHASE) setup Scripts/setup build test
	@$(PHASE) lint $(MAKE) lint
	@$(PHASE) build Scripts/no-warnings --build-tests
	@$(PHASE) docs Scripts/docs --check
	@$(PHASE) unit Scripts/suite --skip '$(JOURNEYS)' --skip '$(KILLS)'
	@$(PHASE) journeys Scripts/suite --filter '$(JOURNEYS)' --skip '$(KILLS)' --no-parallel
	@$(if $(has_kills),BEIAN_TEST_KILLS=3 $(PHASE) kills Scripts/suite --filter '$(KILLS)' --no-parallel,echo "── kills: there is no KillTests yet")
	@echo "── all passed"
	@$(PHASE) --summary

unit: ## every suite without a browser; ONLY=DeskTests runs what matches
	@Scripts/setup build test
	@Scripts/no-warnings --build-tests
	@Scripts/suite --skip '$(JOURNEYS)' --skip '$(KILLS)' $(if $(ONLY),--filter '$(ONLY)')

journeys: ## whole lives in Chromium; screenshots in .dev/screenshots; ONLY=… as above
	@Scripts/setup build test
	@Scripts/no-warnings --build-tests
	@Scripts/suite --filter '$(if $(ONLY),$(ONLY),$(JOURNEYS))' --skip '$(KILLS)' --no-parallel

kill: ## kill -9 under load, 50 times; TIMES=n changes that
	@Scripts/setup build test
	@Scripts/no-warnings --build-tests
	@BEIAN_TEST_KILLS=$(or $(TIMES),50) Scripts/suite --filter '$(KILLS)' --no-parallel

bench: setup ## what the rule book costs, as ratios (its own release build: some minutes)
	@Scripts/bench

fuzz: setup ## feeds the name matcher and the book's reader to libFuzzer, SECONDS=600 each
	@Scripts/fuzz-rules $(or $(SECONDS),600)

lint: ## formatting and documentation, as strict as it goes
	@$(SWIFT) format lint --strict --parallel --recursive Sources Tests Bench Fuzz Package.swift

format: ## formats in place what lint would complain about
	@$(SWIFT) format --in-place --parallel --recursive Sources Tests Bench Fuzz Package.swift

docs: build ## prints the generated documents into docs/
	@Scripts/docs

golden: ## records the golden files anew; look at the difference before committing it
	@Scripts/setup build test
	@Scripts/no-warnings --build-tests
	@RECORD_GOLDEN=1 Scripts/suite --skip '$(JOURNEYS)' --skip '$(KILLS)' $(if $(ONLY),--filter '$(ONLY)')
	@git status --short

check: ## the quick round before a commit: lint, build, suites without a browser
	@$(MAKE) lint
	@$(MAKE) unit

release: setup ## builds and packs the server for other machines (its own build: 10 to 15 minutes)
	@Scripts/release

clean: ## removes what was built and what the demo and the tests left; keeps nothing of .dev
	@rm -rf .build .dev
