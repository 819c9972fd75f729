#!/bin/sh
# What ten offline storyboards cost, from the text to the PNG, as the first of a process and later. Needs a JDK and Maven.
#   bench/storyboards.sh [rounds, default 5]
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Djava.awt.headless=true -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  dev.claquete.studio.image.StoryboardBench "$@"
