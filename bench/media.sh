#!/bin/sh
# Operations on media: the GPU video API's recipes and ours, in one run. Needs a JDK and Maven.
#   bench/media.sh [rounds, default 3]
set -eu
cd "$(dirname "$0")/../worker-gpu"
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Djava.awt.headless=true -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  dev.claquete.operation.MediaBench "$@"
