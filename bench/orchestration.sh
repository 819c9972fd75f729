#!/bin/sh
# What the engine, the queue and the runner cost when the work takes no time, compared with the starter's defaults. Needs a JDK and Maven.
#   bench/orchestration.sh [rounds, default 1; about 15 minutes each: Camunda's client by default takes minutes a project]
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" dev.claquete.studio.process.OrchestrationBench "$@"
