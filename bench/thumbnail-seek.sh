#!/bin/sh
# A thumbnail late in a long video: by seeking before the input, and by decoding from the start. Needs a JDK and Maven.
#   bench/thumbnail-seek.sh [rounds, default 3] [minutes of video, default 10]
set -eu
cd "$(dirname "$0")/../worker-gpu"
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" dev.claquete.operation.ThumbnailSeekBench "$@"
