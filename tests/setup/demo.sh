#!/usr/bin/env bash
# The example company in a folder that is thrown away when the window closes.
set -euo pipefail
DUMENT_DATA=$(mktemp -d)
export DUMENT_DATA
trap 'rm -rf "$DUMENT_DATA"' EXIT
target/debug/dument-cli example
"$(dirname "$0")/window.sh" target/debug/dument
