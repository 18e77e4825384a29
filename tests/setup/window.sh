#!/usr/bin/env bash
# Opens the program's window; without a screen, opens it on a screen of its own, leaves a picture in
# screenshots/ and stops.
set -euo pipefail
here=$(dirname "$0")

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  if [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ] || ! command -v dbus-run-session >/dev/null; then exec "$@"; fi
  exec dbus-run-session -- "$@"
fi

if [ "${DUMENT_PICTURE:-}" = "" ]; then
  echo "Pas d’écran sur cette machine : la fenêtre s’ouvre sur un écran virtuel, le temps d’une image." >&2
  mkdir -p screenshots
  export DUMENT_PICTURE=screenshots/run.png
  exec "$here/headless.sh" "$here/picture.sh" "$@"
fi
