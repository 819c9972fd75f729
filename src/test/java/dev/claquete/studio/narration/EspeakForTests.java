package dev.claquete.studio.narration;

import java.nio.file.Path;

/** One eSpeak NG for all tests of the package; it ends with the JVM. */
final class EspeakForTests {

    static final Espeak ESPEAK = new Espeak(Path.of("target", "espeak-ng-test"));

    static final EspeakSpeech SPEECH = new EspeakSpeech(ESPEAK);

    private EspeakForTests() {}
}
