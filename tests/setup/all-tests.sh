#!/usr/bin/env bash
# Every check and test, to the end even when one fails. The last line is one total over all
# runners, « N passed, N failed »; it is kept in .setup/total for .ci/run.
set -uo pipefail
cd "$(dirname "$0")/../.."
mkdir -p .setup/log
passed=0
failed=0

# stage NAME COMMAND…: runs it, shows it, keeps its output in .setup/log/NAME.
stage() {
  local name=$1 began=$SECONDS status
  shift
  printf '\n== %s\n' "$name"
  "$@" 2>&1 | tee ".setup/log/$name"
  status=${PIPESTATUS[0]}
  printf -- '-- %s: %s in %d s\n' "$name" "$([ "$status" -eq 0 ] && echo ok || echo FAILED)" $((SECONDS - began))
  return "$status"
}

# A check that gives no number counts for one.
one() {
  if stage "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# Adds what a runner counted; a runner that failed without counting a failure counts for one.
add() {
  local status=$1 good=$2 bad=$3
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  passed=$((passed + good))
  failed=$((failed + bad))
}

sum() { sed 's/\x1b\[[0-9;]*m//g' "$1" | grep -oE "$2" | grep -oE '[0-9]+' | awk '{ n += $1 } END { print n + 0 }'; }

one rust-format cargo fmt --all --check
one rust-lint cargo clippy --workspace --all-targets --quiet -- -D warnings
one ui-types npm run --silent --prefix ui check
one ui-lint npm run --silent --prefix ui lint

NO_COLOR=1 stage ui-tests npm run --silent --prefix ui test
status=$?
line='^ *Tests .*'
good=$(sum <(sed 's/\x1b\[[0-9;]*m//g' .setup/log/ui-tests | grep -E "$line") '[0-9]+ passed')
bad=$(sum <(sed 's/\x1b\[[0-9;]*m//g' .setup/log/ui-tests | grep -E "$line") '[0-9]+ failed')
add "$status" "$good" "$bad"

# The window's binary first: the end-to-end tests drive it.
if stage rust-build cargo build --workspace --bins; then
  stage rust-tests cargo test --workspace --no-fail-fast
  status=$?
  add "$status" "$(sum .setup/log/rust-tests '^test result:.* [0-9]+ passed')" "$(sum .setup/log/rust-tests '[0-9]+ failed;')"
else
  add 1 0 0
fi

printf '\n%d passed, %d failed\n' "$passed" "$failed" | tee .setup/total
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
