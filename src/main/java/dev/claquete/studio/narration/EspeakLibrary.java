package dev.claquete.studio.narration;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The functions of eSpeak NG that we use, as its header declares them
 * (https://github.com/espeak-ng/espeak-ng/blob/1.52/src/include/espeak-ng/speak_lib.h). The library keeps its state in
 * globals: one thread only.
 */
interface EspeakLibrary extends Library {

    int OUTPUT_SYNCHRONOUS = 2;
    int DO_NOT_EXIT = 0x8000;
    int POSITION_IN_CHARACTERS = 1;
    int TEXT_IS_UTF8 = 1;
    int RATE = 1;
    int PITCH = 3;
    int RANGE = 4;

    /** One {@code espeak_EVENT}: 40 bytes; type@0, text position@8 (from 1), length@12, ms@16. */
    int EVENT_BYTES = 40;

    int EVENT_LIST_END = 0;
    int EVENT_WORD = 1;

    interface SynthesisCallback extends Callback {

        /** Receives samples and the events within them; 0 means continue. */
        int take(@Nullable Pointer samples, int sampleCount, Pointer events);
    }

    /** The sample rate, or a negative error. */
    int espeak_Initialize(int output, int bufferMilliseconds, String dataParentFolder, int options);

    void espeak_SetSynthCallback(SynthesisCallback callback);

    int espeak_SetParameter(int parameter, int value, int relative);

    int espeak_SetVoiceByName(String name);

    int espeak_Synth(
            byte[] text,
            long size,
            int position,
            int positionType,
            int endPosition,
            int flags,
            @Nullable Pointer identifier,
            @Nullable Pointer userData);

    int espeak_Synchronize();
}
