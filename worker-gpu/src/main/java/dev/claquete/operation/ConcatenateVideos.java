package dev.claquete.operation;

import dev.claquete.render.MediaBroken;
import dev.claquete.render.VideoPiece;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.PictureTrack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins videos of any kinds, sizes and rates. Pictures of one kind are copied; otherwise each video is encoded once,
 * fitted into the first one's frame, or the requested one, at the fastest rate. Each video is as long as its pictures:
 * its sound is cut or followed by silence. Sound is always encoded once, since copied sound cannot be cut at a sample
 * and drifts from joint to joint.
 */
public final class ConcatenateVideos implements Operation<ConcatenateVideos.Order> {

    public record Order(List<Source> videos, OutputOptions output) {}

    @Override
    public String name() {
        return "concatenate";
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
        context.progress(0, "Looking at " + order.videos.size() + " videos");
        List<Clip> clips = Clip.all(order.videos, context);
        VideoFormat look = VideoFormat.of(clips, order.output);
        Optional<Path> copied = sameKind(clips, look, order.output) ? copied(clips, look, context) : Optional.empty();
        Path made = copied.isPresent() ? copied.get() : encoded(clips, look, context);
        context.keepVideo(
                "video",
                made,
                Map.of(
                        "video_count",
                        clips.size(),
                        "encoded",
                        copied.isEmpty(),
                        "fps",
                        look.rate().fps()));
    }

    private static boolean sameKind(List<Clip> clips, VideoFormat look, OutputOptions wanted) {
        PictureTrack first = clips.get(0).track();
        return wanted.quality() == null
                && look.equals(VideoFormat.like(clips.get(0), OutputOptions.NONE))
                && clips.stream().allMatch(JoinedPictures::copies)
                && clips.stream().allMatch(clip -> clip.track().likeness().equals(first.likeness()));
    }

    /** Empty if the result is wrong, because some files are not what they say. */
    private static Optional<Path> copied(List<Clip> clips, VideoFormat look, OperationContext context)
            throws IOException {
        try {
            List<VideoPiece> pieces = new ArrayList<>();
            for (Clip clip : clips) {
                pieces.add(clip.copied(context.folder().resolve("copy-" + pieces.size() + ".mp4"), context));
            }
            JoinedPictures pictures =
                    new JoinedPictures(pieces, look.rate(), clips.get(0).track());
            Path made = join(clips, pictures, "copied.mp4", context);
            return pictures.wholeIn(made, context) ? Optional.of(made) : Optional.empty();
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Path encoded(List<Clip> clips, VideoFormat look, OperationContext context)
            throws MediaBroken, IOException {
        List<VideoPiece> pieces = new ArrayList<>();
        for (Clip clip : clips) {
            context.progress(0.9 * pieces.size() / clips.size(), "Encoding video " + (pieces.size() + 1));
            Path file = context.folder().resolve("piece-" + pieces.size() + ".mp4");
            pieces.add(clip.encoded(look, clip.frames(look), file, context));
        }
        JoinedPictures pictures = new JoinedPictures(pieces, look.rate());
        try {
            Path made = join(clips, pictures, "joined.mp4", context);
            pictures.check(made, context);
            return made;
        } catch (FfmpegFailed e) {
            if (!e.ownVerdict()) {
                throw e;
            }
            throw new MediaBroken("The sound of one of the videos cannot be decoded.");
        }
    }

    private static Path join(List<Clip> clips, JoinedPictures pictures, String name, OperationContext context)
            throws IOException {
        context.progress(0.9, "Joining");
        List<String> arguments = new ArrayList<>(pictures.input(context.folder()));
        if (clips.stream().noneMatch(clip -> clip.input().hasSound())) {
            arguments.addAll(List.of("-map", "0:v:0"));
        } else {
            JoinedSound sound = new JoinedSound(1);
            for (int i = 0; i < clips.size(); i++) {
                sound.add(clips.get(i), pictures.samples(i), context);
            }
            arguments.addAll(sound.inputs());
            arguments.addAll(List.of("-filter_complex", sound.filter(), "-map", "0:v:0", "-map", "[sound]"));
            arguments.addAll(JoinedSound.ENCODED);
        }
        arguments.addAll(pictures.copied());
        return context.ffmpeg().make(context.folder().resolve(name), context.task(), arguments);
    }
}
