package dev.claquete.studio.template;

import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.studio.web.JsonReader;
import java.util.Map;

/** Reads the size and rate of a video in a plan. */
final class OutputReader {

    private static final int LARGEST_SIDE = 4096;
    private static final String USUAL_SHAPE = "9:16";

    private static final Map<String, int[]> SHAPES = Map.of(
            "9:16", new int[] {1080, 1920},
            "16:9", new int[] {1920, 1080},
            "1:1", new int[] {1080, 1080},
            "4:5", new int[] {1080, 1350});

    private OutputReader() {}

    /** @param in {@code output} of a plan */
    static ScenePlan.Output of(JsonReader in, long maxPixels) {
        JsonReader shape = in.object().either("aspect_ratio", "aspect");
        int[] usual = SHAPES.get(shape.line(10).orElse(USUAL_SHAPE));
        if (usual == null) {
            throw shape.invalid("must be 9:16, 16:9, 1:1 or 4:5");
        }
        JsonReader width = in.get("width");
        JsonReader height = in.get("height");
        if (width.present() != height.present()) {
            throw (width.present() ? height : width).invalid("must be given together with the other side");
        }
        int widthPx = even(width, usual[0]);
        int heightPx = even(height, usual[1]);
        if ((long) widthPx * heightPx > maxPixels) {
            throw width.invalid("times height must be at most " + maxPixels + " pixels");
        }
        return new ScenePlan.Output(
                widthPx,
                heightPx,
                in.get("fps").whole(1, 60, 30),
                in.get("quality").choice(Quality.class).orElse(null));
    }

    private static int even(JsonReader field, int usual) {
        int side = field.whole(32, LARGEST_SIDE, usual);
        if (side % 2 != 0) {
            throw field.invalid("must be even");
        }
        return side;
    }
}
