package dev.claquete.operation;

import dev.claquete.render.StereoSound;
import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.FrameRate;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.frame.FrameSource;
import dev.claquete.render.frame.FrameWriter;
import dev.claquete.render.frame.KenBurns;
import dev.claquete.render.frame.PictureFit;
import dev.claquete.render.frame.Slideshow;
import dev.claquete.render.frame.Transition;
import dev.claquete.render.frame.VisualEffect;
import dev.claquete.render.image.PictureFile;
import dev.claquete.render.image.PictureGround;
import dev.claquete.render.image.UnreadablePicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a video from pictures, with optional transitions, camera moves and music. */
public final class MakeSlideshow implements Operation<MakeSlideshow.Order> {

    private static final Resolution USUAL_SIZE = new Resolution(1920, 1080);
    private static final int USUAL_FPS = 30;
    private static final int FRAMES_A_REPORT = 15;

    /**
     * The parameters.
     *
     * @param secondsEach how long each picture is shown; a transition takes half of its time from each side
     * @param effects of the first picture, the second and so on, repeated from the first; empty for no camera moves
     * @param ground the background of transparent pictures, see {@link PictureGround#of}; null is the default
     */
    public record Order(
            List<Source> images,
            double secondsEach,
            Transition transition,
            double transitionSeconds,
            PictureFit fit,
            List<VisualEffect> effects,
            @Nullable Source music,
            double musicFadeInSeconds,
            double musicFadeOutSeconds,
            OutputOptions output,
            @Nullable String ground) {}

    @Override
    public String name() {
        return "slideshow";
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public ProductKind makes(Order order) {
        return ProductKind.VIDEO;
    }

    @Override
    public void perform(Order order, OperationContext context) throws Exception {
        context.progress(0, "Fetching " + order.images.size() + " pictures");
        order.images.forEach(context::file);
        FrameRate rate = FrameRate.of(order.output.fps(USUAL_FPS));
        Slideshow.Plan plan =
                new Slideshow.Plan(order.images.size(), order.secondsEach, order.transition, order.transitionSeconds);
        Resolution size = order.output.size(USUAL_SIZE);
        Slideshow show = new Slideshow(size, rate, plan, (slide, frames) -> slide(order, slide, size, frames, context));
        long samples = rate.sample(show.frameCount(), JoinedSound.SAMPLE_RATE);
        MusicBed.Fades fades = new MusicBed.Fades(order.musicFadeInSeconds, order.musicFadeOutSeconds);
        MusicBed music = order.music == null ? null : MusicBed.of(order.music, samples, fades, context);
        Path made = encode(show, rate, music, order, context);
        context.keepVideo("video", made, Map.of("image_count", order.images.size(), "frames", show.frameCount()));
    }

    /** Encodes the slides. A file that is not a picture appears as the cause of what the painters throw. */
    private static Path encode(
            Slideshow show, FrameRate rate, @Nullable MusicBed music, Order order, OperationContext context)
            throws IOException {
        int fps = (int) Math.round(rate.fps());
        List<String> arguments = new ArrayList<>(Encoder.rawInput(show.size(), fps));
        if (music != null) {
            double gain = music.loudness().isSilence() ? 0 : music.loudness().gainTo(MusicBed.ALONE_LUFS);
            arguments.addAll(music.input());
            arguments.addAll(
                    List.of("-filter_complex", "[1:a]" + music.filter(gain) + StereoSound.LIMITED + "[sound]"));
            arguments.addAll(List.of("-map", "0:v:0", "-map", "[sound]"));
            arguments.addAll(JoinedSound.ENCODED);
        }
        arguments.addAll(context.encoder().arguments(fps, order.output.qualityOrHigh()));
        arguments.addAll(List.of("-movflags", "+faststart"));
        FrameWriter writer = new FrameWriter(show, List.of());
        try {
            return context.ffmpeg()
                    .make(
                            context.folder().resolve("slideshow.mp4"),
                            context.task(),
                            arguments,
                            stdin -> writer.writeTo(
                                    stdin, context.task()::checkCancelled, written -> report(written, show, context)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void report(int written, Slideshow show, OperationContext context) {
        if (written % FRAMES_A_REPORT == 0) {
            context.progress(0.05 + 0.9 * written / show.frameCount(), "Frame " + written + " of " + show.frameCount());
        }
    }

    private static FrameSource slide(Order order, int index, Resolution size, int frames, OperationContext context) {
        VisualEffect effect =
                order.effects.isEmpty() ? VisualEffect.STATIC : order.effects.get(index % order.effects.size());
        Source image = order.images.get(index);
        PictureGround ground = PictureGround.of(order.ground).orElse(PictureGround.BLURRED);
        try {
            return new KenBurns(
                    order.fit.still(PictureFile.readOver(context.file(image), ground), size, effect),
                    effect,
                    size,
                    frames);
        } catch (UnreadablePicture e) {
            throw new UncheckedIOException(new UnreadablePicture(image.field() + ": " + e.getMessage(), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
