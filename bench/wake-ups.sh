#!/bin/sh
# How long a waiting worker takes to get a task that was created on its own node, and on another. Needs a JDK and Maven.
#   bench/wake-ups.sh [tasks, default 300]
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" dev.claquete.studio.process.WakeUpBench "$@"
