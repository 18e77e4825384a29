#!/usr/bin/env bash
# Installs the .deb that `make package` made in a clean Debian root, as a user would, with what it says it
# depends on and nothing more; then opens the window there and makes and verifies an example from the terminal.
# Another package may be named.
set -euo pipefail
cd "$(dirname "$0")/../.."

say() { printf '%s\n' "$*" >&2; }

deb=${1:-$(find target/release/bundle/deb -maxdepth 1 -name '*.deb' -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d' ' -f2-)}
if [ -z "$deb" ]; then say "Aucun paquet : lancez d’abord « make package »."; exit 1; fi
if ! command -v mmdebstrap >/dev/null || [ "$(id -u)" -ne 0 ]; then
  say "Il faut mmdebstrap et les droits de l’administrateur pour faire un système neuf où installer le paquet."
  exit 1
fi

# What dpkg only warns about, a software centre refuses.
field() { dpkg-deb --field "$deb" "$1"; }
field Package | grep -qxE '[a-z0-9][a-z0-9.+-]+' || { say "Nom de paquet : $(field Package)"; exit 1; }
field Maintainer | grep -qE '^[^<]+ <[^ <>@]+@[^ <>@]+>$' || { say "Responsable : $(field Maintainer)"; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$deb" "$work/dument.deb"
cp tests/setup/clean-root.sh "$work/clean-root.sh"
. /etc/os-release

# Its processes have a space of their own, so that what the window left running ends with the trial.
enter='mount -t proc proc "$0/proc" && exec chroot "$0" bash /tmp/clean-root.sh'

# The screen and the bus belong to the trial; everything else comes with the package, or is missing and seen.
mmdebstrap --quiet --variant=minbase --include="xvfb,xauth,dbus,$work/dument.deb" \
  --hook-dir=/usr/share/mmdebstrap/hooks/file-mirror-automount \
  --customize-hook="copy-in $work/clean-root.sh /tmp" \
  --customize-hook="unshare --mount --pid --fork --kill-child sh -c '$enter' \"\$1\"" \
  "$VERSION_CODENAME" /dev/null
say "Installé dans un système neuf, ouvert, interrogé : $(basename "$deb")"
