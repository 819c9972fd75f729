package dev.claquete.render.ffmpeg;

/**
 * How much visible detail an encoding keeps, as constant rate factors of x264 (0 lossless, 51 worst) and the similar
 * values of NVENC.
 */
public enum Quality {
    LOW(28, 31),
    MEDIUM(23, 27),
    /** The default for all videos. */
    HIGH(20, 23);

    private final int crf;
    private final int cq;

    Quality(int crf, int cq) {
        this.crf = crf;
        this.cq = cq;
    }

    String crf() {
        return String.valueOf(crf);
    }

    String cq() {
        return String.valueOf(cq);
    }
}
