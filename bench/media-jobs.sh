#!/bin/sh
# Many callers of the media API at the same moment, each waiting for its result: how long it takes, whether a job is lost, and what
# is left behind. Needs a JDK and Maven.
#   bench/media-jobs.sh [callers, default 20]
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Djava.awt.headless=true -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  dev.claquete.studio.journey.MediaJobsBench "$@"
