#!/bin/sh
# The render half of a short of ten scenes: what each step costs, compared with encoding the same frames alone. Needs a JDK and Maven.
#   bench/whole-render.sh [rounds, default 2; the first one warms up]
set -eu
cd "$(dirname "$0")/../worker-gpu"
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Djava.awt.headless=true -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  dev.claquete.render.WholeShortBench "$@"
