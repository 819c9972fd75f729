#!/bin/sh
# Where the tests' time went, from the reports that "mvn verify" left: the slowest classes, and the application contexts that were
# started, each in the class that needed it first. Several JVMs run the classes, so the seconds add up to more than the build took.
#   bench/slow-tests.sh [how many classes, default 30]
set -eu
cd "$(dirname "$0")/.."
count=${1:-30}
reports=$(ls target/surefire-reports/TEST-*.xml worker-gpu/target/surefire-reports/TEST-*.xml 2> /dev/null) || true
[ -n "$reports" ] || { echo 'There are no reports yet; run "mvn verify" first' >&2; exit 1; }

echo "seconds  tests  class"
# shellcheck disable=SC2086
sed -n 's/^<testsuite .* name="\([^"]*\)" time="\([^"]*\)" tests="\([^"]*\)".*/\2 \3 \1/p' $reports |
  tr -d , | sort -rn > "${TMPDIR:-/tmp}/slow-tests.$$"
trap 'rm -f "${TMPDIR:-/tmp}/slow-tests.$$"' EXIT
head -n "$count" "${TMPDIR:-/tmp}/slow-tests.$$" | awk '{printf "%7.1f  %5d  %s\n", $1, $2, $3}'
awk '{seconds += $1; tests += $2} END {printf "%7.1f  %5d  in all, %d classes\n", seconds, tests, NR}' "${TMPDIR:-/tmp}/slow-tests.$$"

echo
echo "seconds  started for"
# shellcheck disable=SC2086
grep -ho 'Started [A-Za-z]* in [0-9.]* seconds' $reports |
  awk '{print $4, $2}' | sort -rn |
  awk '{printf "%7.1f  %s\n", $1, $2; seconds += $1} END {printf "%7.1f  in all, %d application contexts\n", seconds, NR}'
