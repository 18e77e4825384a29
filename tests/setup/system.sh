#!/usr/bin/env bash
# Makes sure the machine has what Dûment needs: `run` to build and open the window, `test` for the
# tests as well, `node` only looks for Node. Installs Debian packages as root or through sudo;
# elsewhere says in plain words what to install.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

build_packages=(build-essential pkg-config libwebkit2gtk-4.1-dev libayatana-appindicator3-dev librsvg2-dev)
screen_packages=(xvfb xauth dbus imagemagick fonts-dejavu-core)
test_packages=(webkit2gtk-driver poppler-utils python3-venv)

need_node() {
  local found
  found=$(node --version 2>/dev/null || true)
  if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; then
    say "Il faut Node 20.19 ou plus récent (trouvé : ${found:-rien}). Voir https://nodejs.org."
    exit 1
  fi
}

need_rust() {
  if ! command -v cargo >/dev/null; then
    say "Il faut Rust : installez-le depuis https://rustup.rs, puis relancez la commande."
    exit 1
  fi
  if ! cargo clippy --version >/dev/null 2>&1 || ! cargo fmt --version >/dev/null 2>&1; then
    rustup component add clippy rustfmt
  fi
}

installed() { dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

# Installs the packages named that are missing, or says which they are.
need_packages() {
  if ! command -v dpkg-query >/dev/null; then
    say "Ce système n’est pas une Debian : les paquets système ne sont pas vérifiés."
    say "Noms sous Debian : $*"
    return
  fi
  local missing=() package
  for package in "$@"; do installed "$package" || missing+=("$package"); done
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  local become=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || { ! [ -t 0 ] && ! sudo --non-interactive true 2>/dev/null; }; then
      say "Il manque des paquets ; demandez à l’administrateur de la machine de lancer :"
      say "  apt-get install --no-install-recommends ${missing[*]}"
      exit 1
    fi
    become=(sudo)
  fi
  say "Installation de : ${missing[*]}"
  "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

case "${1:-}" in
  node)
    need_node
    ;;
  run)
    need_node
    need_rust
    packages=("${build_packages[@]}")
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then packages+=("${screen_packages[@]}"); fi
    need_packages "${packages[@]}"
    ;;
  test)
    need_node
    need_rust
    need_packages "${build_packages[@]}" "${screen_packages[@]}" "${test_packages[@]}"
    ;;
  *)
    say "usage: system.sh run|test|node"
    exit 2
    ;;
esac
