#!/bin/sh
# What counting a request in the database costs, compared with the cheapest possible statement. Needs a JDK and Maven.
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" dev.claquete.studio.limit.RateLimitBench "$@"
