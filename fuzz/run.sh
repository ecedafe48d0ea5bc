#!/bin/sh
# Runs every fuzz target, or the named ones, for so many seconds each, and stops at the first that fails.
#
# usage: fuzz/run.sh SECONDS [TARGET...]
#
# Prints for each target: runs, runs a second, peak memory in MB, and how many inputs the corpus holds now. What a target printed
# is kept beside its corpus; an input that made it fail is left in fuzz/artifacts/TARGET. All is built once, before the first run.
set -eu
cd "$(dirname "$0")"
seconds=${1:?usage: fuzz/run.sh SECONDS [TARGET...]}
shift
[ $# -gt 0 ] || set -- $(cargo +nightly fuzz list --fuzz-dir .)
cargo +nightly fuzz build --fuzz-dir .
programs=${CARGO_TARGET_DIR:-target}/$(rustc +nightly -vV | sed -n 's/^host: //p')/release

longest() {
    case $1 in
        date) echo 64 ;;
        anchor | datings | statements | shared) echo 8192 ;;
        project | journal | desk) echo 32768 ;;
        *) echo 16384 ;;
    esac
}

printf '%-11s %10s %8s %6s %7s\n' target runs 'runs/s' MB corpus
for target in "$@"; do
    mkdir -p "corpus/$target" "artifacts/$target"
    told="corpus/$target.log"
    if ! nice -n 19 "$programs/$target" "corpus/$target" -artifact_prefix="artifacts/$target/" -max_total_time="$seconds" \
        -max_len="$(longest "$target")" -rss_limit_mb=1024 -timeout=10 -print_final_stats=1 >"$told" 2>&1; then
        grep -m 3 -E "panicked|ERROR:|SUMMARY:" "$told" || true
        grep -E "Test unit written" "$told" || true
        echo "$target failed: see fuzz/$told" >&2
        exit 1
    fi
    of() { sed -n "s/^stat::$1: *//p" "$told"; }
    printf '%-11s %10s %8s %6s %7s\n' "$target" "$(of number_of_executed_units)" "$(of average_exec_per_sec)" "$(of peak_rss_mb)" \
        "$(find "corpus/$target" -type f | wc -l)"
done
