#!/usr/bin/env bash
# Runs a command with a screen and a session bus of its own, both gone when it ends. The bus starts
# inside the screen, so that what the bus starts can open windows too.
set -euo pipefail

for tool in xvfb-run xauth dbus-run-session; do
  if ! command -v "$tool" >/dev/null; then
    echo "Il manque « $tool » : lancez « make test », ou installez xvfb, xauth et dbus." >&2
    exit 1
  fi
done

unset WAYLAND_DISPLAY
exec xvfb-run --auto-servernum --server-args="-screen 0 1280x800x24 -nolisten tcp" \
  dbus-run-session -- "$@"
