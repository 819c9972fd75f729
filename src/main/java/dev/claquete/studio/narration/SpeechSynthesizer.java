package dev.claquete.studio.narration;

/** Speaks a text. Thread-safe. */
interface SpeechSynthesizer {

    /** Names the maker and all of its settings that change the sound; part of every narration's content hash. */
    String id();

    /** Whether it heeds {@link SpeechRequest#manner}. */
    default boolean acts() {
        return false;
    }

    /**
     * Speaks the whole text, ready to be stored: 48 kHz, trimmed, levelled.
     *
     * @throws SpeechRefused when this text can never be spoken by this maker
     */
    SpokenText synthesize(SpeechRequest request) throws SpeechRefused;
}
