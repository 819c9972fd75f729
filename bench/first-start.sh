#!/bin/sh
# From the README's command to the first answer: clones this commit to a temporary folder, runs "mvn spring-boot:run" there with a full
# local repository, waits until /health answers 200, prints the seconds and stops it. Needs git, curl, a JDK, Maven and Node, and
# nothing else running beside it.
#   bench/first-start.sh [port, default 18080]
set -eu
cd "$(dirname "$0")/.."
port=${1:-18080}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
git clone -q . "$folder/claquete"
cd "$folder/claquete"
seconds() { date +%s.%N; }
began=$(seconds)
PORT=$port setsid mvn -B -q spring-boot:run > "$folder/log" 2>&1 &
maven=$!
until curl -fs -o /dev/null "http://127.0.0.1:$port/health"; do
  kill -0 "$maven" 2> /dev/null || { tail -50 "$folder/log"; exit 1; }
  sleep 0.2
done
ended=$(seconds)
kill -- "-$maven" 2> /dev/null || true
wait "$maven" 2> /dev/null || true
echo "| from the command to /health 200 | $(echo "$ended $began" | awk '{printf "%.1f", $1 - $2}') s |"
