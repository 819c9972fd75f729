package dev.claquete.render;

/** How much of what the eye sees an encoding keeps, as constant rate factors of x264 (0 lossless, 51 worst) and NVENC's like. */
public enum Quality {
    LOW(28, 31),
    MEDIUM(23, 27),
    /** What all of the house's videos have unless someone asks for less. */
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
