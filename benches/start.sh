#!/usr/bin/env bash
# How long until the window is mapped, beside an empty window of the same toolkit, and what it keeps in memory.
#
#   benches/start.sh [RUNS]
#
# The toolkit maps its window when the first frame has been drawn, so that the X server's MapNotify tells the time from
# outside and the program needs no hook. That frame is drawn unseen: what a person sees comes with a later one. Both programs take turns, so that what else the machine does meets both.
# Needs, from Debian: xvfb x11-utils libgl1-mesa-dri libegl1 libxkbcommon-x11-0 libxcursor1 libxi6.
# Times are in milliseconds, sizes in MB.
set -euo pipefail
runs=${1:-11}
cd "$(dirname "$0")/.."
cargo build --quiet --release --bin variorum --example empty_window
target=${CARGO_TARGET_DIR:-target}/release
work=$(mktemp -d)
started=()
cleanup() { for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"; }
trap cleanup EXIT
export LIBGL_ALWAYS_SOFTWARE=1 XDG_RUNTIME_DIR=$work/run VARIORUM_HOME=$work/home
unset WAYLAND_DISPLAY
mkdir -m 700 "$work/run"
mkdir "$work/thousand" "$work/three"
cp assets/sample/ferry-* "$work/three"
for number in $(seq -w 1000); do
  { echo "The headline of article $number"; for _ in $(seq 6); do echo; tail -n 8 assets/sample/ferry-courier.txt | head -c 500; done; } \
    >"$work/thousand/2021-10-05-$number.txt"
done

exec {number}<> <(:)
Xvfb -displayfd "$number" -screen 0 1280x800x24 +extension GLX +render -noreset >/dev/null 2>&1 &
started+=($!)
read -r -t 10 display <&"$number"
export DISPLAY=:$display
exec {events}< <(exec stdbuf -oL xev -root -event substructure 2>/dev/null)
started+=($!)
sleep 0.5

# Starts a program, waits for its window; leaves the time in $took and the process in $program.
open() {
  local line begun=${EPOCHREALTIME/./}
  "$@" >/dev/null 2>&1 &
  program=$!
  while read -r -t 20 line <&"$events"; do
    case $line in MapNotify*) break ;; esac
  done
  took=$(((${EPOCHREALTIME/./} - begun) / 1000))
}
close() {
  local line
  kill "$program" 2>/dev/null || true
  wait "$program" 2>/dev/null || true
  while read -r -t 0.3 line <&"$events"; do :; done
}
median() { sort -n "$1" | sed -n "$((($(wc -l <"$1") + 1) / 2))p"; }

for _ in $(seq "$runs"); do
  open "$target/examples/empty_window"; echo "$took" >>"$work/empty.times"; close
  open "$target/variorum" "$work/three"; echo "$took" >>"$work/three.times"; close
  open "$target/variorum" "$work/thousand"; echo "$took" >>"$work/thousand.times"; close
done
for what in empty three thousand; do
  echo "$what: median $(median "$work/$what.times"), all $(sort -n "$work/$what.times" | tr '\n' ' ')"
done
for folder in three thousand; do
  open "$target/variorum" "$work/$folder"
  sleep 4
  awk -v what="$folder" '/^(VmRSS|RssAnon)/ { printf "%s articles, memory: %s %.0f\n", what, $1, $2 / 1024 }' "/proc/$program/status"
  close
done
