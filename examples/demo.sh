#!/bin/sh
# What `make demo` shows: real pages read into a register with the same commands anyone would use.
set -eu
cd "$(dirname "$0")"
habeas="../$BIN/habeas"

echo "Reading the example pages (a second run keeps nothing twice) …"
"$habeas" add --manifest manifest.jsonl

echo
echo "Who is held, since when, on what charge, until when"
"$habeas" people

echo
echo "Who asked for whose release, and what answer came"
"$habeas" appeals

echo
echo "The register is kept in $HABEAS_HOME"
echo "Open it in a browser:  make serve   then go to http://127.0.0.1:8000"
