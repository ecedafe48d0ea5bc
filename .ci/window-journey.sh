#!/usr/bin/env bash
# One journey through a real window, with a real mouse and real keys, on a virtual screen:
# open a folder, sweep, tag, a second highlight over the first, a note, undo twice, redo once, save, close; open again, export.
#
#   .ci/window-journey.sh PROGRAM
#
# Needs, from Debian: xvfb openbox xdotool wmctrl x11-utils libgl1-mesa-dri libegl1 libxkbcommon-x11-0 libxcursor1 libxi6
# libx11-xcb1 python3. Ends with 0 when all was as it should be, else with 1 and a sentence. What it starts, it ends.
set -euo pipefail

program=$(realpath "${1:?which program? .ci/window-journey.sh target/debug/variorum}")
here=$(cd "$(dirname "$0")/.." && pwd)
patience=${PATIENCE:-60} # seconds for one step, on a machine that draws in software and does other things too
home=$(mktemp -d)
folder=$home/ferry
project=$folder/ferry.ron
table=$folder/ferry-excerpts.csv
started=()
step="begin"

finish() {
  outcome=$?
  # The program first, the screen last: a program without its screen has reason to complain.
  for ((place = ${#started[@]} - 1; place >= 0; place--)); do
    kill "${started[place]}" 2>/dev/null || true
    wait "${started[place]}" 2>/dev/null || true
  done
  if [ "$outcome" -ne 0 ]; then
    echo "The journey failed at: $step. What it left is in $home." >&2
    if [ -s "$home/errors" ]; then sed 's/^/  the program: /' "$home/errors" >&2; fi
  else
    rm -rf "$home"
  fi
}
trap finish EXIT

# Repeats a command until it succeeds, or fails the journey.
until_true() {
  local end=$((SECONDS + patience))
  until "$@" 2>/dev/null; do
    if [ "$SECONDS" -ge "$end" ]; then
      echo "not within $patience seconds: $*" >&2
      return 1
    fi
    sleep 0.1
  done
}

# Whether the project on disk holds what is expected; python reads the program's own JSON.
holds() {
  "$program" excerpts --json "$project" | python3 "$here/.ci/journey_check.py" "$@"
}

keys() { xdotool key --delay 40 "$@"; sleep 0.2; }
words() { xdotool type --delay 30 "$1"; sleep 0.2; }

# Presses, moves in small steps as a hand does, lets go. Window coordinates.
sweep() {
  local share
  xdotool mousemove --window "$window" "$1" "$2" sleep 0.1 mousedown 1 sleep 0.1
  for share in 1 2 3 4; do
    xdotool mousemove --window "$window" $(($1 + ($3 - $1) * share / 4)) $(($2 + ($4 - $2) * share / 4)) sleep 0.05
  done
  xdotool sleep 0.1 mouseup 1 sleep 0.5
}

open_window() {
  VARIORUM_HOME=$home/home "$program" "$1" 2>>"$home/errors" &
  running=$!
  started+=("$running")
  window=$(timeout "$patience" xdotool search --sync --onlyvisible --pid "$running" | tail -1)
  wmctrl -ir "$window" -e 0,0,0,1280,800
  xdotool windowactivate --sync "$window"
  # A window without a project has no file to write in; the first frame with articles is there when the keyboard answers.
  sleep 1
}

close_window() {
  wmctrl -ic "$window"
  until_true gone "$running"
  wait "$running"
}

gone() { ! kill -0 "$1"; }

step="start of the screen"
export XDG_RUNTIME_DIR=$home/run LIBGL_ALWAYS_SOFTWARE=1
mkdir -m 700 "$XDG_RUNTIME_DIR"
unset WAYLAND_DISPLAY
mkdir "$folder"
cp "$here"/assets/sample/*.txt "$here"/assets/sample/*.md "$folder"
mkfifo "$home/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 +extension GLX -noreset 3>"$home/display" >/dev/null 2>&1 &
started+=($!)
read -r -t "$patience" display <"$home/display"
export DISPLAY=:$display
openbox >/dev/null 2>&1 &
started+=($!)
until_true wmctrl -m >/dev/null

step="the first highlight"
open_window "$folder"
sweep 300 200 420 240
words "crossing"
keys Return
until_true holds --count 1 --tag crossing

step="a second highlight over the first"
sweep 350 222 450 300
words "the night"
keys Return
until_true holds --count 2 --tag "the night" --overlap

step="a note"
keys n
words "two sources"
keys ctrl+Return
until_true holds --count 2 --note "two sources"

step="undo twice, redo once"
keys ctrl+z ctrl+z
until_true holds --count 1 --tag crossing
keys ctrl+shift+z
until_true holds --count 2 --tag "the night" --overlap --note ""

step="save and close"
keys ctrl+s
close_window
exact=$("$program" check --json "$project" | python3 -c 'import json, sys; print(json.load(sys.stdin)["counts"]["exact"])')
[ "$exact" = 2 ]
holds --count 2 --texts "$program" "$folder"

step="open again and export"
open_window "$project"
keys ctrl+e
keys Return
until_true test -s "$table"
close_window
holds --count 2 --table "$table"
if grep -qi panic "$home/errors"; then exit 1; fi
echo "The journey went well: two highlights, exact in their texts, in the project and in the table."
