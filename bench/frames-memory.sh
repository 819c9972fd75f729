#!/bin/sh
# A studio with a small heap takes a video of gigabytes, in one form and in pieces over broken connections, and extracts
# its frames; prints the peak memory. Needs a JDK, Maven, and disk for about four times the video.
#   bench/frames-memory.sh [gigabytes, default 1] [heap, default 256m]
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Djava.awt.headless=true -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  dev.claquete.studio.journey.FramesMemoryBench "$@"
