#!/usr/bin/env bash
# Builds the interface. The bundler has crashed once, in a thread of its own, on sources that it
# builds everywhere else. Such a crash, and nothing else, is tried once more, on one thread; what it
# said stands last, where a reader of a long log looks.
set -uo pipefail
cd "$(dirname "$0")/../../ui"
log=../.setup/log-interface

build() {
  npm run --silent build 2>&1 | tee "$log"
  return "${PIPESTATUS[0]}"
}

build && exit 0
crash=$(grep -m 1 -A 3 -i 'panicked' "$log") || exit 1
printf '\nThe bundler crashed; once more, on one thread.\n%s\n' "$crash"
ROLLDOWN_WORKER_THREADS=1 RAYON_NUM_THREADS=1 build && exit 0
grep -m 1 -A 3 -i 'panicked' "$log"
exit 1
