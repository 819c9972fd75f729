package dev.claquete.studio.narration;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer of {@link EspeakProgram}.
 *
 * @param error a sentence if it could not speak; the rest is then empty
 * @param words where each spoken word begins: {its code point's index in the text, milliseconds}
 * @param samples signed 16-bit little endian, mono
 */
record EspeakRendering(@Nullable String error, int rateHz, List<int[]> words, byte[] samples) {

    static EspeakRendering failed(String error) {
        return new EspeakRendering(error, 0, List.of(), new byte[0]);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(error == null ? "" : error);
        out.writeInt(rateHz);
        out.writeInt(words.size());
        for (int[] word : words) {
            out.writeInt(word[0]);
            out.writeInt(word[1]);
        }
        out.writeInt(samples.length);
        out.write(samples);
    }

    static EspeakRendering read(DataInputStream in) throws IOException {
        String error = in.readUTF();
        int rateHz = in.readInt();
        int count = in.readInt();
        List<int[]> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            words.add(new int[] {in.readInt(), in.readInt()});
        }
        byte[] samples = new byte[in.readInt()];
        in.readFully(samples);
        return new EspeakRendering(error.isEmpty() ? null : error, rateHz, words, samples);
    }
}
