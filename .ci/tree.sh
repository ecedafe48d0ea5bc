#!/usr/bin/env bash
# What those who cannot see the window have of it: reads the real program's tree from outside, as a screen reader does (AT-SPI).
#
#   .ci/tree.sh PROGRAM
#
# Needs, from Debian: xvfb openbox xdotool wmctrl dbus at-spi2-core gir1.2-atspi-2.0 python3-gi, and what the window needs.
# Ends with 0 when all was as it should be, else with 1 and a sentence. What it starts, it ends.
set -euo pipefail

program=$(realpath "${1:?which program? .ci/tree.sh target/debug/variorum}")
here=$(cd "$(dirname "$0")" && pwd)
if [ -z "${VARIORUM_TREE_BUS:-}" ]; then
  # A bus of its own, so that neither this person's programs nor their screen reader take part.
  unset WAYLAND_DISPLAY AT_SPI_BUS_ADDRESS
  exec env VARIORUM_TREE_BUS=own dbus-run-session -- "$0" "$program"
fi

patience=${PATIENCE:-60} # seconds for one step, on a machine that draws in software and does other things too
home=$(mktemp -d)
started=()

finish() {
  outcome=$?
  # The program first, the screen last: a program without its screen has reason to complain.
  for ((place = ${#started[@]} - 1; place >= 0; place--)); do
    kill "${started[place]}" 2>/dev/null || true
    wait "${started[place]}" 2>/dev/null || true
  done
  if [ "$outcome" -ne 0 ]; then
    echo "The tree is not as it should be. What the program left is in $home." >&2
    if [ -s "$home/errors" ]; then sed 's/^/  the program: /' "$home/errors" >&2; fi
  else
    rm -rf "$home"
  fi
}
trap finish EXIT

# Repeats a command until it succeeds, or ends here.
until_true() {
  local end=$((SECONDS + patience))
  until "$@" >/dev/null 2>&1; do
    if [ "$SECONDS" -ge "$end" ]; then
      echo "not within $patience seconds: $*" >&2
      return 1
    fi
    sleep 0.1
  done
}

export XDG_RUNTIME_DIR=$home/run LIBGL_ALWAYS_SOFTWARE=1
mkdir -m 700 "$XDG_RUNTIME_DIR"
mkfifo "$home/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 +extension GLX -noreset 3>"$home/display" >/dev/null 2>&1 &
started+=($!)
read -r -t "$patience" display <"$home/display"
export DISPLAY=:$display
openbox >/dev/null 2>&1 &
started+=($!)
until_true wmctrl -m

# The bus of the readers of the screen, and the word that one of them is there.
/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
started+=($!)
listens=(dbus-send --session --dest=org.a11y.Bus --print-reply /org/a11y/bus org.freedesktop.DBus.Properties.Set
  string:org.a11y.Status string:IsEnabled variant:boolean:true)
until_true "${listens[@]}"

# Without anything to open, a person's first start shows the sample.
VARIORUM_HOME=$home/home "$program" 2>"$home/errors" &
running=$!
started+=("$running")
window=$(timeout "$patience" xdotool search --sync --onlyvisible --pid "$running" | tail -1)
wmctrl -ir "$window" -e 0,0,0,1280,800
xdotool windowactivate --sync "$window"

export VARIORUM_HOME=$home/home
PATIENCE=$patience /usr/bin/python3 "$here/tree_check.py" "$program" "$(find "$home/home" -name sample.ron)"
wmctrl -ic "$window"
wait "$running"
if grep -qi panic "$home/errors"; then exit 1; fi
