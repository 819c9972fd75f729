#!/bin/sh
# Projects one after another, then some at once: whether heap, memory, threads, open files and temporary files stay constant, how much
# video a core makes, and how long a preview frame and a thumbnail take meanwhile. Needs a JDK, Maven and Linux.
#   bench/steady.sh [projects, default 20] [at once, default 4]
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Djava.awt.headless=true -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  dev.claquete.studio.journey.SteadyBench "$@"
