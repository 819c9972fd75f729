package dev.claquete.studio.generate;

import static java.util.Objects.requireNonNullElse;

import dev.claquete.operation.GenerateVideo;
import dev.claquete.operation.Source;
import dev.claquete.studio.image.StandaloneImages;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.Rules;
import org.jspecify.annotations.Nullable;

/**
 * A validated request for a clip.
 *
 * @param motion 0 stands still, 1 is usual
 */
record ClipRequest(
        String prompt, String avoid, String language, int widthPx, int heightPx, int frames, int fps, double motion) {

    private static final int MOST_PIXELS = 8_847_360;
    private static final int MOST_SECONDS = 600;
    private static final int USUAL_SECONDS = 5;

    /** Image models draw no larger ones. */
    private static final int MOST_DRAWN_PX = 2048;

    /** At the end of the usual zoom, the picture shows this factor less. */
    private static final double USUAL_ZOOM = 1.324;

    /** A rough estimate for two cores. */
    private static final double PIXELS_A_SECOND = 60e6;

    private static final int SECONDS_TO_DRAW = 5;

    /** @throws InvalidInput naming the invalid field */
    static ClipRequest checked(GenerateVideoController.VideoRequest in, String language) {
        int fps = requireNonNullElse(in.fps(), 24);
        int width = side("width", in.width(), 1024);
        int height = side("height", in.height(), 576);
        if ((long) width * height > MOST_PIXELS) {
            throw new InvalidInput("width", "must be at most " + MOST_PIXELS / height + " with a height of " + height);
        }
        return new ClipRequest(
                in.prompt().strip(),
                requireNonNullElse(in.negativePrompt(), "").strip(),
                language,
                width,
                height,
                frames(in.frames(), fps),
                fps,
                requireNonNullElse(in.motion(), 1.0));
    }

    private static int frames(@Nullable Integer given, int fps) {
        int frames = requireNonNullElse(given, USUAL_SECONDS * fps);
        if (frames < 1 || frames > MOST_SECONDS * fps) {
            throw new InvalidInput("num_frames", Rules.range(1, MOST_SECONDS * fps));
        }
        return frames;
    }

    private static int side(String field, @Nullable Integer given, int otherwise) {
        int side = requireNonNullElse(given, otherwise);
        if (side % 2 != 0) {
            throw new InvalidInput(field, "must be an even number, because video stores one colour for 2x2 pixels");
        }
        return side;
    }

    /** Large enough for a close look. */
    StandaloneImages.Wish picture() {
        double closer = Math.max(1, Math.min(USUAL_ZOOM, (double) MOST_DRAWN_PX / Math.max(widthPx, heightPx)));
        return new StandaloneImages.Wish(
                prompt, avoid, "", language, (int) Math.round(widthPx * closer), (int) Math.round(heightPx * closer));
    }

    GenerateVideo.Order order(Source picture) {
        return new GenerateVideo.Order(picture, widthPx, heightPx, frames, fps, motion);
    }

    long estimatedSeconds() {
        return SECONDS_TO_DRAW + Math.round((double) frames * widthPx * heightPx / PIXELS_A_SECOND);
    }
}
