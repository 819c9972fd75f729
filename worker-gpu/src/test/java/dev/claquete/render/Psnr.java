package dev.claquete.render;

/** How close one picture is to another one. */
final class Psnr {

    private Psnr() {}

    /** Peak signal-to-noise ratio in dB of 8-bit samples (ITU-T J.340); 100 where both are the same. */
    static double of(byte[] one, byte[] other) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = (one[i] & 0xff) - (other[i] & 0xff);
            squares += difference * difference;
        }
        return squares == 0 ? 100 : 10 * Math.log10(255.0 * 255 * one.length / squares);
    }
}
