#!/usr/bin/env bash
# Every check and test, to the end even when one fails. The last line is one total over all
# runners, « N passed, N failed »; it is kept in .setup/total for .ci/run.
#
# Two lanes side by side: each of the interface's checks uses one core, and the end of a Rust build
# too. The Rust lane builds everything once: one selection of packages, and so of features.
set -uo pipefail
cd "$(dirname "$0")/../.."
log=.setup/log
rm -rf "$log"
mkdir -p "$log"

# stage NAME COMMAND…: runs it, shows it, keeps its output in .setup/log/NAME.
stage() {
  local name=$1 began=$SECONDS status
  shift
  printf '\n== %s\n' "$name"
  "$@" 2>&1 | tee "$log/$name"
  status=${PIPESTATUS[0]}
  printf -- '-- %s: %s in %d s\n' "$name" "$([ "$status" -eq 0 ] && echo ok || echo FAILED)" $((SECONDS - began))
  return "$status"
}

# Keeps what a stage counted; one that failed without counting a failure counts for one.
counted() {
  local name=$1 status=$2 good=$3 bad=$4
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  echo "$good $bad" >"$log/$name.count"
}

# A check that gives no number counts for one.
one() {
  local status
  stage "$@"
  status=$?
  counted "$1" "$status" "$((status == 0))" 0
}

sum() { sed 's/\x1b\[[0-9;]*m//g' "$1" | grep -oE "$2" | grep -oE '[0-9]+' | awk '{ n += $1 } END { print n + 0 }'; }

interface() {
  local status line='^ *Tests .*'
  one ui-types npm run --silent --prefix ui check
  one ui-lint npm run --silent --prefix ui lint
  NO_COLOR=1 stage ui-tests npm run --silent --prefix ui test
  status=$?
  counted ui-tests "$status" "$(sum <(sed 's/\x1b\[[0-9;]*m//g' "$log/ui-tests" | grep -E "$line") '[0-9]+ passed')" \
    "$(sum <(sed 's/\x1b\[[0-9;]*m//g' "$log/ui-tests" | grep -E "$line") '[0-9]+ failed')"
}

interface >"$log/interface" 2>&1 &
lane=$!
# A shell's background work does not hear Ctrl+C by itself.
trap 'trap - INT; kill 0' INT

one rust-format cargo fmt --all --check
one rust-lint cargo clippy --workspace --all-targets --quiet -- -D warnings
# The window's binary too: the end-to-end tests drive it.
if stage rust-build cargo build --workspace --all-targets; then
  stage rust-tests cargo test --workspace --no-fail-fast
  status=$?
  counted rust-tests "$status" "$(sum "$log/rust-tests" '^test result:.* [0-9]+ passed')" \
    "$(sum "$log/rust-tests" '[0-9]+ failed;')"
else
  counted rust-build 1 0 0
fi

wait "$lane"
cat "$log/interface"

# Said again at the end, where a reader of a long log looks: what failed and what it answered.
again() {
  local file name
  for file in "$log"/*.count; do
    name=$(basename "$file" .count)
    [ "$(cut -d' ' -f2 "$file")" -eq 0 ] && continue
    printf '\n== %s failed\n' "$name"
    case $name in
      rust-tests) awk '/^failures:$/ { on = 1 } /^test result:/ { on = 0 } on' "$log/$name" | grep -v '^Dûment : la notif' ;;
      ui-tests) sed 's/\x1b\[[0-9;]*m//g' "$log/$name" | grep -A 12 -E '^ *FAIL ' ;;
      *) cat "$log/$name" ;;
    esac | cut -c 1-2000 | tail -n 80
  done
}
again

cat "$log"/*.count | awk '{ good += $1; bad += $2 } END { printf "\n%d passed, %d failed\n", good, bad }' | tee .setup/total
grep -qE '^[1-9][0-9]* passed, 0 failed$' .setup/total
