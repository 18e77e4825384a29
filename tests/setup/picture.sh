#!/usr/bin/env bash
# Starts the program, waits for its first screen, takes a picture of it (DUMENT_PICTURE), stops it.
# The program says « first paint » itself; it is asked four times a second, for half a minute.
set -euo pipefail

said=$(mktemp)
DUMENT_TIMING=1 "$@" 2>"$said" &
program=$!
trap 'kill "$program" 2>/dev/null || true; rm -f "$said"' EXIT

for _ in $(seq 120); do
  if grep -q '^first paint' "$said" || ! kill -0 "$program" 2>/dev/null; then break; fi
  sleep 0.25
done
cat "$said" >&2
# A page that loads without saying so is shown all the same: the picture tells what is wrong.
if ! grep -qE '^(first paint|page loaded)' "$said"; then
  echo "La fenêtre ne s’est pas ouverte." >&2
  exit 1
fi
import -window root "$DUMENT_PICTURE"
echo "La fenêtre s’est ouverte : voir $DUMENT_PICTURE" >&2
