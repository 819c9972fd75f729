package dev.claquete.studio.narration;

/**
 * This machine has no build of eSpeak NG: another processor, or a C library other than glibc. A retry does not help.
 */
class EspeakMissing extends IllegalStateException {

    EspeakMissing(String what) {
        super("the offline voice has no build for this machine (" + what
                + "): configure a remote one (claquete.openai.speech-model)");
    }
}
