#!/usr/bin/env bash
# Start to first paint, and memory once painted: an empty data folder beside ten thousand invoices.
# Five starts each, the median is printed. Run by `make bench` on release builds.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$1
terminal=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -z "${DUMENT_INSIDE:-}" ]; then
  export DUMENT_INSIDE=1
  tests/setup/headless.sh "$0" "$@" 2> >(grep -v '^dbus-daemon' >&2)
  exit
fi

# The sum of what the program and its web processes hold alone, in megabytes (PSS).
memory() {
  local pids=$1 child
  for child in $(pgrep --parent "$1"); do pids="$pids $child"; done
  for pid in $pids; do cat "/proc/$pid/smaps_rollup" 2>/dev/null; done |
    awk '/^Pss:/ { sum += $2 } END { printf "%d", sum / 1024 }'
}

# start FOLDER: prints the milliseconds to the first paint and the memory.
start() {
  DUMENT_DATA=$1 DUMENT_TODAY=2026-11-21 DUMENT_TIMING=1 "$program" 2>"$work/said" &
  local pid=$! painted=""
  until [ -n "$painted" ]; do
    kill -0 "$pid" || { cat "$work/said" >&2; exit 1; }
    painted=$(sed -nE 's/^first paint after ([0-9]+) ms$/\1/p' "$work/said")
    sleep 0.05
  done
  echo "$painted $(memory "$pid")"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

measure() {
  local name=$1 folder=$2
  for _ in 1 2 3 4 5; do start "$folder"; done >"$work/$name"
  printf '%-24s first paint %4d ms, memory %4d MB\n' "$name" \
    "$(cut -d' ' -f1 "$work/$name" | median)" "$(cut -d' ' -f2 "$work/$name" | median)"
}

echo '{"name":"Mesure","address":{"lines":["1 RUE DU PORT"],"postal_code":"29300","city":"QUIMPERLE","country":"FR"}}' >"$work/company.json"
{
  echo "Numéro;Client;Date;Échéance;Montant TTC"
  awk 'BEGIN { for (n = 1; n <= 10000; n++) printf "F-%05d;Client %d;%02d/%02d/2026;%02d/%02d/2026;%d,%02d\n", n, n % 400, 1 + n % 28, 1 + n % 9, 1 + n % 28, 2 + n % 9, 50 + n % 5000, n % 100 }'
} >"$work/factures.csv"
"$terminal" --data "$work/full" --today 2026-11-21 init --company "$work/company.json" >/dev/null
"$terminal" --data "$work/full" --today 2026-11-21 import "$work/factures.csv" >/dev/null

measure "empty" "$work/empty"
measure "10000 invoices" "$work/full"
