#!/bin/sh
# Word captions burned into a 1080x1920 video, compared with the same decoding and encoding without them. Needs a JDK and Maven.
#   bench/captions.sh [rounds, default 3]
set -eu
cd "$(dirname "$0")/../worker-gpu"
mvn -q -B -Pquick test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -Djava.awt.headless=true -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  dev.claquete.render.caption.CaptionsBench "$@"
