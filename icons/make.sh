#!/usr/bin/env bash
# Draws every icon again from the two SVG files. Needs rsvg-convert, ImageMagick and Python 3.
set -euo pipefail
cd "$(dirname "$0")"

draw() { rsvg-convert --width "$2" --height "$2" dument.svg --output "$1"; }

draw 32x32.png 32
draw 64x64.png 64
draw 128x128.png 128
draw 128x128@2x.png 256
draw icon.png 512

# The bar of the desktop is light or dark; each needs the other ink.
sed 's/COLOUR/#17506b/' tray.svg | rsvg-convert --width 64 --height 64 --output tray-light.png
sed 's/COLOUR/#f6f4ef/' tray.svg | rsvg-convert --width 64 --height 64 --output tray-dark.png

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for size in 16 24 32 48 64 128 256 512 1024; do draw "$work/$size.png" "$size"; done
convert "$work"/{16,24,32,48,64,256}.png icon.ico

# An .icns file is a list of PNG files, each behind a four-letter size and a length.
python3 - "$work" icon.icns <<'PY'
import pathlib, struct, sys
folder, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
kinds = [(b"icp4", 16), (b"icp5", 32), (b"icp6", 64), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512), (b"ic10", 1024)]
body = b""
for kind, size in kinds:
    png = (folder / f"{size}.png").read_bytes()
    body += kind + struct.pack(">I", len(png) + 8) + png
target.write_bytes(b"icns" + struct.pack(">I", len(body) + 8) + body)
PY
