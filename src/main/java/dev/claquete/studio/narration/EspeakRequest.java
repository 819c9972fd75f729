package dev.claquete.studio.narration;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A request to {@link EspeakProgram}.
 *
 * @param voice eSpeak NG's name of a language, with or without a variant: {@code pt-br+f3}
 * @param wordsPerMinute 80 to 450
 * @param pitch 0 to 99, 50 is the voice's own
 * @param pitchRange 0 (monotone) to 99, 50 is the voice's own
 */
record EspeakRequest(String voice, int wordsPerMinute, int pitch, int pitchRange, String text) {

    void write(DataOutputStream out) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeUTF(voice);
        out.writeInt(wordsPerMinute);
        out.writeInt(pitch);
        out.writeInt(pitchRange);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    static EspeakRequest read(DataInputStream in) throws IOException {
        return new EspeakRequest(
                in.readUTF(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
}
