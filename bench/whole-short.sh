#!/bin/sh
# From a topic to the finished MP4, ten scenes by the offline generators in a studio of its own, compared with encoding the finished frames alone:
# seconds and CPU, by process and by step; the first run after the start, later ones, and one changed scene. Then the same pictures and
# voices by the seeds' FFmpeg recipes and by Remotion. Needs Linux, a JDK, Maven and 2 GB of disk; for Remotion Node and Chromium too.
#   bench/whole-short.sh [later runs, default 1] [scenes, default 10] [ours: skips the others]
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Djava.awt.headless=true -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  dev.claquete.studio.journey.WholeShortBench "$@"
