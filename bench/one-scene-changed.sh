#!/bin/sh
# A short of six scenes rendered in full, and again after one scene's picture has changed. Needs a JDK and Maven.
#   bench/one-scene-changed.sh [rounds, default 3]
set -eu
cd "$(dirname "$0")/../worker-gpu"
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Djava.awt.headless=true -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  dev.claquete.render.OneSceneChangedBench "$@"
