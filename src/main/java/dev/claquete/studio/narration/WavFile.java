package dev.claquete.studio.narration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes RIFF WAVE. Reads PCM of 8 to 32 bits and float, plain or extensible, any number of channels (mixed
 * to one), with foreign chunks, odd padding, and the unknown sizes (0 or 0xFFFFFFFF) of streaming services. Writes s16
 * mono.
 */
final class WavFile {

    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;

    private record Format(int encoding, int channels, int rateHz, int bits) {}

    private WavFile() {}

    static boolean looksLikeWav(byte[] bytes) {
        return bytes.length >= 12
                && tag(bytes, 0).equals("RIFF")
                && tag(bytes, 8).equals("WAVE");
    }

    /** @throws IOException if the bytes are not WAV, or have another encoding */
    static Waveform read(byte[] bytes) throws IOException {
        if (!looksLikeWav(bytes)) {
            throw new IOException("not a WAV file: " + bytes.length + " bytes");
        }
        ByteBuffer wav = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Format format = null;
        int at = 12;
        while (at + 8 <= bytes.length) {
            String chunk = tag(bytes, at);
            long size = wav.getInt(at + 4) & 0xffffffffL;
            int from = at + 8;
            if (chunk.equals("fmt ") && from + 16 <= bytes.length) {
                format = format(wav, from, size);
            } else if (chunk.equals("data") && format != null) {
                boolean unknown = size == 0 || from + size > bytes.length;
                return samples(wav, from, unknown ? bytes.length : (int) (from + size), format);
            }
            at = (int) Math.min(bytes.length, from + size + (size & 1));
        }
        throw new IOException("a WAV file without " + (format == null ? "a format" : "data"));
    }

    static byte[] write(Waveform sound) {
        int data = 2 * sound.samples().length;
        ByteBuffer wav = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + data).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) PCM).putShort((short) 1).putInt(sound.rateHz()).putInt(2 * sound.rateHz());
        wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(data);
        for (float sample : sound.samples()) {
            wav.putShort((short) Math.max(-32768, Math.min(32767, Math.round(sample * 32768))));
        }
        return wav.array();
    }

    private static Format format(ByteBuffer wav, int from, long size) {
        int encoding = wav.getShort(from) & 0xffff;
        boolean extensible = encoding == EXTENSIBLE && size >= 26 && from + 26 <= wav.capacity();
        return new Format(
                extensible ? wav.getShort(from + 24) & 0xffff : encoding,
                wav.getShort(from + 2) & 0xffff,
                wav.getInt(from + 4),
                wav.getShort(from + 14) & 0xffff);
    }

    private static Waveform samples(ByteBuffer wav, int from, int to, Format format) throws IOException {
        boolean known = format.encoding() == PCM && format.bits() % 8 == 0 && format.bits() >= 8 && format.bits() <= 32
                || format.encoding() == FLOAT && format.bits() == 32;
        if (!known || format.channels() == 0 || format.rateHz() < 4000 || format.rateHz() > 384_000) {
            throw new IOException("a WAV file of an unknown kind: " + format);
        }
        int bytes = format.bits() / 8;
        int frame = bytes * format.channels();
        float[] samples = new float[(to - from) / frame];
        for (int i = 0; i < samples.length; i++) {
            float sum = 0;
            for (int channel = 0; channel < format.channels(); channel++) {
                sum += sample(wav, from + i * frame + channel * bytes, format);
            }
            samples[i] = sum / format.channels();
        }
        return new Waveform(samples, format.rateHz());
    }

    private static float sample(ByteBuffer wav, int at, Format format) {
        if (format.encoding() == FLOAT) {
            return wav.getFloat(at);
        }
        return switch (format.bits()) {
            case 8 -> ((wav.get(at) & 0xff) - 128) / 128f;
            case 16 -> wav.getShort(at) / 32768f;
            case 24 -> ((wav.getShort(at) & 0xffff) | wav.get(at + 2) << 16) / 8388608f;
            default -> wav.getInt(at) / 2147483648f;
        };
    }

    private static String tag(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
