#!/bin/sh
# Ken Burns side by side: the seed's FFmpeg recipe and ours, on the same picture, cores and FFmpeg. Needs a JDK and Maven.
#   bench/ken-burns.sh [rounds, default 3]
set -eu
cd "$(dirname "$0")/../worker-gpu"
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" dev.claquete.render.frame.KenBurnsBench "$@"
