package dev.claquete.studio.narration;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program of the separate eSpeak NG process (docs/adr/0007): a crash of native code on users' text ends this
 * process and not the studio. It answers requests on standard input until that closes.
 *
 * <p>Arguments: the library file and the folder with {@code espeak-ng-data}.
 */
final class EspeakProgram implements EspeakLibrary.SynthesisCallback {

    private final EspeakLibrary espeak;
    private final int rateHz;
    private final List<int[]> words = new ArrayList<>();
    private final ByteArrayOutputStream samples = new ByteArrayOutputStream();

    private EspeakProgram(String library, String dataParentFolder) {
        espeak = Native.load(library, EspeakLibrary.class);
        rateHz = espeak.espeak_Initialize(
                EspeakLibrary.OUTPUT_SYNCHRONOUS, 0, dataParentFolder, EspeakLibrary.DO_NOT_EXIT);
        if (rateHz <= 0) {
            throw new IllegalStateException(
                    "eSpeak NG does not start (" + rateHz + ") with data in " + dataParentFolder);
        }
        espeak.espeak_SetSynthCallback(this);
    }

    public static void main(String[] args) throws IOException {
        OutputStream answers = System.out;
        System.setOut(System.err);
        new EspeakProgram(args[0], args[1])
                .serve(new DataInputStream(System.in), new DataOutputStream(new BufferedOutputStream(answers)));
    }

    private void serve(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            EspeakRequest request;
            try {
                request = EspeakRequest.read(in);
            } catch (EOFException e) {
                return;
            }
            answer(request).write(out);
            out.flush();
        }
    }

    private EspeakRendering answer(EspeakRequest request) {
        words.clear();
        samples.reset();
        if (espeak.espeak_SetVoiceByName(request.voice()) != 0) {
            return EspeakRendering.failed("eSpeak NG has no voice \"" + request.voice() + "\"");
        }
        espeak.espeak_SetParameter(EspeakLibrary.RATE, request.wordsPerMinute(), 0);
        espeak.espeak_SetParameter(EspeakLibrary.PITCH, request.pitch(), 0);
        espeak.espeak_SetParameter(EspeakLibrary.RANGE, request.pitchRange(), 0);
        byte[] text = (request.text() + "\0").getBytes(StandardCharsets.UTF_8);
        int error = espeak.espeak_Synth(
                text, text.length, 0, EspeakLibrary.POSITION_IN_CHARACTERS, 0, EspeakLibrary.TEXT_IS_UTF8, null, null);
        if (error != 0) {
            return EspeakRendering.failed("eSpeak NG answers " + error);
        }
        espeak.espeak_Synchronize();
        return new EspeakRendering(null, rateHz, List.copyOf(words), samples.toByteArray());
    }

    @Override
    public int take(@Nullable Pointer wave, int sampleCount, Pointer events) {
        for (int at = 0; events.getInt(at) != EspeakLibrary.EVENT_LIST_END; at += EspeakLibrary.EVENT_BYTES) {
            if (events.getInt(at) == EspeakLibrary.EVENT_WORD) {
                words.add(new int[] {events.getInt(at + 8) - 1, events.getInt(at + 16)});
            }
        }
        if (wave != null && sampleCount > 0) {
            samples.writeBytes(wave.getByteArray(0, 2 * sampleCount));
        }
        return 0;
    }
}
