package dev.claquete.render;

/**
 * How many frames a scene and its clip have. In the video the scene lasts
 *
 * <pre>
 *   lead (0.15 s) | narration, rounded up to whole frames | tail (0.35 s)
 * </pre>
 *
 * and {@code h} more frames before and after it, the handles, are drawn and dissolve into those of its neighbours:
 *
 * <pre>
 *   drawn  0 ... h ...... 2h ............... N ...... N+h ... N+2h     (N = frameCount)
 *          |handle|         the scene itself          |handle|
 *          |  dissolves in  |  copied as is  |  dissolves out  |
 *          |      edge      |      body      |      edge       |
 * </pre>
 *
 * @param frameCount of the scene in the video
 * @param leadFrames from the scene's beginning to the first sample of its narration
 * @param handleFrames on each side; 0 for hard cuts
 */
record SceneTiming(int frameCount, int leadFrames, int handleFrames) {

    private static final double LEAD_SECONDS = 0.15;
    private static final double TAIL_SECONDS = 0.35;
    private static final double HANDLE_SECONDS = 0.2;

    /** Seconds that are whole frames except for rounding stay whole frames. */
    private static final double TOLERANCE = 1e-6;

    static SceneTiming narrated(double narrationSeconds, int fps, String transition) {
        int spoken = (int) Math.ceil(narrationSeconds * fps - TOLERANCE);
        return of(lead(fps) + spoken + frames(TAIL_SECONDS, fps), fps, transition);
    }

    static SceneTiming silent(double seconds, int fps, String transition) {
        return of(frames(seconds, fps), fps, transition);
    }

    /** The frames between a scene's beginning and its narration's. */
    static int lead(int fps) {
        return frames(LEAD_SECONDS, fps);
    }

    /**
     * How long half a dissolve is.
     *
     * @param transition {@code crossfade} or {@code cut}
     */
    static int handle(int fps, String transition) {
        return switch (transition) {
            case "crossfade" -> frames(HANDLE_SECONDS, fps);
            case "cut" -> 0;
            default -> throw new IllegalArgumentException("unknown transition: " + transition);
        };
    }

    /** The number of frames that are drawn. */
    int drawnFrames() {
        return frameCount + 2 * handleFrames;
    }

    ClipTracks tracks(int fps) {
        return new ClipTracks(frameCount, handleFrames, fps);
    }

    /** The drawn frame with which the narration begins. */
    int narrationStart() {
        return handleFrames + leadFrames;
    }

    /** Ensures that a scene is long enough for its two dissolves not to meet. */
    private static SceneTiming of(int frameCount, int fps, String transition) {
        int handle = handle(fps, transition);
        return new SceneTiming(Math.max(frameCount, 3 * handle + 1), lead(fps), handle);
    }

    private static int frames(double seconds, int fps) {
        return (int) Math.round(seconds * fps);
    }
}
