package dev.claquete.studio.fakes;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * Audio for {@link FakeOpenAi}: a tone burst a word, its length and pitch following from the word, with pauses between,
 * at the 24 kHz mono s16 of OpenAI's speech.
 */
final class FakeSpeech {

    static final int RATE_HZ = 24_000;

    /** One MPEG-1 layer III frame of silence: 44.1 kHz, 32 kbit/s, mono, 104 bytes, 26 ms; header FF FB 10 C4. */
    private static final byte[] SILENT_FRAME = silentFrame();

    private FakeSpeech() {}

    static byte[] pcm(String text) {
        ByteArrayOutputStream samples = new ByteArrayOutputStream();
        for (String word : text.strip().split("\\s+")) {
            tone(samples, 140 + Math.floorMod(word.hashCode(), 120), 0.06 * Math.min(12, 2 + word.length()));
            samples.writeBytes(new byte[2 * (RATE_HZ / 20)]);
        }
        return samples.toByteArray();
    }

    /** As OpenAI streams it: the sizes are not known when the header leaves, so they are 0xFFFFFFFF. */
    static byte[] streamedWav(String text) {
        byte[] pcm = pcm(text);
        ByteBuffer wav = ByteBuffer.allocate(44 + pcm.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes()).putInt(-1).put("WAVEfmt ".getBytes()).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE_HZ).putInt(2 * RATE_HZ);
        wav.putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes())
                .putInt(-1)
                .put(pcm);
        return wav.array();
    }

    static byte[] silentMp3(String text) {
        ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
        double seconds = pcm(text).length / 2.0 / RATE_HZ;
        for (double at = 0; at < seconds; at += 1152 / 44_100.0) {
            mp3.writeBytes(SILENT_FRAME);
        }
        return mp3.toByteArray();
    }

    private static void tone(ByteArrayOutputStream samples, double pitchHz, double seconds) {
        int count = (int) (seconds * RATE_HZ);
        for (int i = 0; i < count; i++) {
            double envelope = Math.sin(Math.PI * i / count);
            double phase = 2 * Math.PI * pitchHz * i / RATE_HZ;
            double value = Math.sin(phase) + Math.sin(2 * phase) / 2 + Math.sin(5 * phase) / 4;
            int sample = (int) Math.round(6000 * envelope * value);
            samples.write(sample);
            samples.write(sample >> 8);
        }
    }

    private static byte[] silentFrame() {
        byte[] frame = new byte[104];
        byte[] header = Base64.getDecoder().decode("//sQxA==");
        System.arraycopy(header, 0, frame, 0, header.length);
        return frame;
    }
}
