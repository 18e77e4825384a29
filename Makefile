# The only way in. `make` alone lists what can be done; every target prepares what it needs.

SHELL := /bin/bash
.DEFAULT_GOAL := help
export PATH := $(HOME)/.cargo/bin:$(PATH)
SETUP := tests/setup

# Same packages selected for every build, so that nothing is compiled twice with other features.
BINS := cargo build --workspace --bins

.PHONY: help setup run demo test check fix e2e torture types golden bench package installed

help: ## lists the targets
	@sed -nE 's/^([a-z0-9]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

setup: .setup/system .setup/node ## installs what building needs (Debian packages, npm packages)

run: .setup/system ui/dist/.built ## builds the program and opens its window
	@$(BINS)
	@$(SETUP)/window.sh target/debug/dument

demo: .setup/system ui/dist/.built ## opens the window on the example company, in a folder thrown away afterwards
	@$(BINS)
	@$(SETUP)/demo.sh

test: .setup/system-test .setup/python ui/dist/.built ## every check and test, one total on the last line
	@$(SETUP)/all-tests.sh

check: .setup/system ui/dist/.built ## quick look without tests: formatting, clippy, types and lint of the interface
	@cargo fmt --all --check
	@cargo clippy --quiet --workspace --all-targets -- -D warnings
	@cd ui && npm run --silent check && npm run --silent lint

fix: .setup/node ## formats Rust and the interface, applies the lints that mend themselves
	@cargo fmt --all
	@cd ui && npm run --silent format

e2e: .setup/system-test ui/dist/.built ## the real program under a driver, by clicks and keys only, with a picture of all it looks at
	@$(BINS)
	@DUMENT_PICTURES=1 cargo test --workspace --test e2e

torture: .setup/system ui/dist/.built ## kills the program at random moments, KILLS times (1000), and counts what its disk holds
	@$(BINS)
	@DUMENT_KILLS=$${KILLS:-1000} cargo test --quiet --workspace --test proofs -- --nocapture torture::

types: .setup/system ## writes what the interface and the capability file take from the Rust declarations
	@DUMENT_TYPES=write cargo test --quiet --workspace --test app --test proofs -- types:: recorded:: window_commands::

golden: .setup/system ## writes the golden files again, to be read as a diff before committing
	@DUMENT_GOLDEN=write cargo test --quiet --workspace --test letters --test proofs --test app --test cli -- golden_ call_sheet path_table reversals:: outcomes::

bench: .setup/system-test ui/dist/.built ## measures compute, letters and the first paint on a release build
	@cargo build --release --workspace --bins
	@target/release/bench
	@$(SETUP)/first-paint.sh target/release/dument target/release/dument-cli

package: .setup/system ui/dist/.built ## makes the .deb and .rpm packages
	@cd src-tauri && npx --yes @tauri-apps/cli@2.12.5 build --bundles deb,rpm

installed: package ## installs the .deb in a clean Debian root and starts it there (needs mmdebstrap, as root)
	@$(SETUP)/installed.sh

# Stamps: a step runs again only when what it depends on changed.
.setup/system: $(SETUP)/system.sh
	@$(SETUP)/system.sh run && mkdir -p .setup && touch $@

.setup/system-test: $(SETUP)/system.sh
	@$(SETUP)/system.sh test && mkdir -p .setup && touch $@ .setup/system

.setup/node: ui/package-lock.json $(SETUP)/system.sh
	@$(SETUP)/system.sh node
	@cd ui && npm ci --no-audit --no-fund --loglevel=error
	@mkdir -p .setup && touch $@

.setup/python: $(SETUP)/requirements.txt .setup/system-test
	@python3 -m venv .setup/venv
	@.setup/venv/bin/pip install --quiet --disable-pip-version-check -r $(SETUP)/requirements.txt
	@touch $@

UI_SOURCES := $(shell find ui -path ui/node_modules -prune -o -path ui/dist -prune -o -path ui/.svelte-kit -prune -o -type f -print)

ui/dist/.built: .setup/node $(UI_SOURCES)
	@$(SETUP)/interface.sh
	@touch $@
