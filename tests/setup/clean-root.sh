#!/usr/bin/env bash
# Run inside the clean root, by installed.sh: an account of its own opens the window and asks the terminal.
set -euo pipefail

useradd --create-home artisan
home=$(getent passwd artisan | cut -d: -f6)
cat >"$home/trial.sh" <<'TRIAL'
set -euo pipefail
cd
dument-cli --version
dument-cli example
dument-cli verify

# The window says when its first screen is painted, with its data; it is asked four times a second.
DUMENT_TIMING=1 dument 2>said &
window=$!
for _ in $(seq 240); do
  if grep -q '^first paint' said || ! kill -0 "$window" 2>/dev/null; then break; fi
  sleep 0.25
done
kill "$window" 2>/dev/null || true
wait "$window" 2>/dev/null || true
cat said
grep -q '^first paint' said
# The library of the tray came with the package, whether a bar shows icons here or not.
! grep -q 'pas d’icône dans la barre' said
TRIAL
cd "$home"
su artisan -c 'xvfb-run --auto-servernum dbus-run-session -- bash trial.sh'
grep -q '^Name=Dûment$' /usr/share/applications/dument.desktop
grep -q '^Exec=dument$' /usr/share/applications/dument.desktop
# The manual and the completions are those of the program that was installed.
test -s /usr/share/man/man1/dument-cli.1
test -s /usr/share/man/man1/dument-cli-backup.1
bash -n /usr/share/bash-completion/completions/dument-cli
test -s /usr/share/zsh/vendor-completions/_dument-cli
test -s /usr/share/fish/vendor_completions.d/dument-cli.fish
