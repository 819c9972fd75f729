package dev.claquete.operation.optimize;

import dev.claquete.operation.Clip;
import dev.claquete.operation.Input;
import dev.claquete.operation.OperationContext;
import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.Source;
import dev.claquete.operation.optimize.OptimizeMedia.Smaller;
import dev.claquete.render.MediaBroken;
import dev.claquete.render.StereoSound;
import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.VideoSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes video smaller as H.264 with AAC in an MP4 that starts to play before it has been downloaded. */
final class SmallerVideo implements OptimizeMedia.Optimizer {

    /** The scales that are tried, as shares of the picture's sides. */
    private static final double[] SCALES = {1, 0.75, 0.5, 0.375, 0.25, 0.1875, 0.125};

    /** Bits for a pixel of a frame: below this, fewer pixels look better (x264, preset fast). */
    private static final double LEAST_BITS_A_PIXEL = 0.03;

    private static final int LEAST_SIDE_PX = 64;
    private static final double USUAL_FPS = 30;

    /** Bits a second. */
    private static final double LEAST_VIDEO = 4_000;

    private static final double MOST_VIDEO = 400e6;

    private final OperationContext context;
    private int attempts;

    SmallerVideo(OperationContext context) {
        this.context = context;
    }

    @Override
    public Smaller toQuality(OptimizeMedia.Order order) throws Exception {
        context.progress(0, "Encoding the video");
        Input video = context.input(order.source());
        List<String> arguments = new ArrayList<>(streams(order.source(), video));
        arguments.addAll(List.of("-vf", filter(order, 1)));
        arguments.addAll(
                context.encoder().argumentsKeepingTimes((int) Math.max(1, Math.round(video.fps())), order.quality()));
        String sound =
                switch (order.quality()) {
                    case LOW -> "96k";
                    case MEDIUM -> "128k";
                    case HIGH -> "160k";
                };
        if (video.hasSound()) {
            arguments.addAll(List.of("-af", context.stereo(order.source()), "-c:a", "aac", "-b:a", sound));
        }
        arguments.addAll(List.of("-movflags", "+faststart"));
        return made(context.ffmpeg().make(context.folder().resolve("smaller.mp4"), context.task(), arguments));
    }

    /** Keeps non-square pixels: that takes fewer bits than squaring them. */
    private String filter(OptimizeMedia.Order order, double scale) throws MediaBroken {
        VideoSignal signal = Clip.of(order.source(), context).track().signal();
        return signal.deinterlaced() + signal.scaled(TwoPass.scale(scale)) + ",format=yuv420p," + Encoder.TAGGED;
    }

    @Override
    public Smaller toSize(OptimizeMedia.Order order, long targetBytes) throws Exception {
        Input video = context.input(order.source());
        double seconds = video.seconds();
        if (seconds <= 0) {
            throw new OperationImpossible("target_size: the video does not say how long it is");
        }
        double rate = 0.97 * 8 * targetBytes / seconds;
        SoundShare sound = SoundShare.of(rate, video.hasSound());
        double pictures = Math.max(LEAST_VIDEO, rate - sound.bitsPerSecond());
        long smallest = Long.MAX_VALUE;
        for (double scale : SCALES) {
            if (!worthwhile(video, scale, pictures)) {
                continue;
            }
            TwoPass twoPass = new TwoPass(
                    context,
                    streams(order.source(), video),
                    sound.arguments(order.source(), context),
                    filter(order, scale),
                    scale);
            twoPass.look(pictures);
            SizeSearch search = new SizeSearch(targetBytes, LEAST_VIDEO, MOST_VIDEO, candidate -> {
                context.progress(Math.min(0.95, 0.4 + 0.1 * attempts), "Encoding the video");
                return twoPass.encode(candidate, "smaller-" + attempts++ + ".mp4");
            });
            Optional<Path> file = search.from(pictures);
            if (file.isPresent()) {
                return made(file.get());
            }
            smallest = Math.min(smallest, search.smallestBytes());
        }
        throw OptimizeMedia.tooSmall("video", smallest);
    }

    /**
     * Whether the scale has neither too many pixels for the bits, unless the next scale has too few, nor so few that
     * nothing is recognisable.
     */
    private static boolean worthwhile(Input video, double scale, double bitsPerSecond) {
        double fps = video.fps() > 0 ? video.fps() : USUAL_FPS;
        double bits = bitsPerSecond / (scale * scale * video.widthPx() * video.heightPx() * fps);
        int shorter = Math.min(video.widthPx(), video.heightPx());
        boolean smallest = shorter * scale / 2 < LEAST_SIDE_PX || scale == SCALES[SCALES.length - 1];
        return scale == 1 && smallest || shorter * scale >= LEAST_SIDE_PX && (bits >= LEAST_BITS_A_PIXEL || smallest);
    }

    private List<String> streams(Source source, Input video) {
        List<String> arguments = new ArrayList<>(context.arguments(source));
        arguments.addAll(List.of("-map", "0:V:0", "-map_metadata", "-1", "-map_chapters", "-1"));
        if (video.hasSound()) {
            arguments.addAll(List.of("-map", "0:a:0"));
        }
        return arguments;
    }

    private Smaller made(Path file) throws IOException {
        MediaProbe.Media media = context.probe().probe(file);
        MediaProbe.Video video = media.video().orElseThrow();
        return new Smaller(file, "mp4", "video/mp4", video.widthPx(), video.heightPx(), media.seconds());
    }

    /** The sound's share of a video's bits: a seventh, as long as that sounds acceptable. */
    private record SoundShare(double bitsPerSecond) {

        private static final double[] STEPS = {160_000, 128_000, 96_000, 64_000, 48_000, 32_000, 24_000, 16_000, 12_000
        };
        private static final double SHARE = 1 / 7.0;
        private static final double MONO_BELOW = 48_000;

        static SoundShare of(double all, boolean sound) {
            if (!sound) {
                return new SoundShare(0);
            }
            double rate = STEPS[STEPS.length - 1];
            for (int i = STEPS.length - 1; i >= 0 && STEPS[i] <= SHARE * all; i--) {
                rate = STEPS[i];
            }
            return new SoundShare(rate);
        }

        List<String> arguments(Source source, OperationContext context) {
            if (bitsPerSecond == 0) {
                return List.of();
            }
            String stereo = context.stereo(source);
            List<String> arguments = new ArrayList<>(List.of("-c:a", "aac", "-b:a"));
            arguments.add(String.valueOf(Math.round(bitsPerSecond)));
            arguments.addAll(
                    bitsPerSecond < MONO_BELOW
                            ? List.of(
                                    "-af",
                                    stereo + StereoSound.TO_MONO,
                                    "-ar",
                                    bitsPerSecond < 24_000 ? "16000" : "32000")
                            : List.of("-af", stereo));
            return arguments;
        }
    }
}
