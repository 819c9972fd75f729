package dev.claquete.studio.narration;

/** Speaks a text. Thread-safe. */
interface SpeechSynthesizer {

    /**
     * Identifies the provider and those of its settings that change the sound; part of every narration's content hash.
     */
    String id();

    /** Whether it uses {@link SpeechRequest#manner}. */
    default boolean acts() {
        return false;
    }

    /**
     * Speaks the whole text, ready to be stored: 48 kHz, trimmed, levelled.
     *
     * @throws SpeechRefused if this provider can never speak this text
     */
    SpokenText synthesize(SpeechRequest request) throws SpeechRefused;
}
