package dev.claquete.operation;

import dev.claquete.render.MediaBroken;
import dev.claquete.render.VideoPiece;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.PictureTrack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A video from the caller, with what its packets say about its pictures. */
public record Clip(Source source, Input input, PictureTrack track) {

    public static Clip of(Source source, OperationContext context) throws MediaBroken {
        Input input = context.input(source);
        try {
            return new Clip(source, input, context.track(source));
        } catch (FfmpegFailed e) {
            throw broken(source, e);
        }
    }

    static List<Clip> all(List<Source> sources, OperationContext context) throws MediaBroken {
        List<Clip> clips = new ArrayList<>();
        for (Source source : sources) {
            clips.add(of(source, context));
        }
        return clips;
    }

    /** How many frames cover all of it, from the file's beginning. */
    int frames(VideoFormat look) {
        boolean oneEach =
                track.regular() && track.leadSeconds() == 0 && track.rate().same(look.rate());
        return oneEach ? track.frames() : look.rate().frames(track.seconds());
    }

    /** How many frames cover its pictures, from the first one's appearance. */
    int ownFrames(VideoFormat look) {
        boolean oneEach = track.regular() && track.rate().same(look.rate());
        return oneEach ? track.frames() : look.rate().frames(track.ownSeconds());
    }

    /**
     * Encodes its pictures from the file's beginning; the last one stays if there are too few.
     *
     * @param file in the context's folder
     */
    VideoPiece encoded(VideoFormat look, int frames, Path file, OperationContext context)
            throws MediaBroken, IOException {
        return encoded(look.fitted(this), look, frames, file, context);
    }

    /** Like {@link #encoded}, from its first picture's appearance, for a clip whose sound is not heard. */
    VideoPiece encodedAlone(VideoFormat look, int frames, Path file, OperationContext context)
            throws MediaBroken, IOException {
        return encoded(look.fittedAlone(this), look, frames, file, context);
    }

    private VideoPiece encoded(String filter, VideoFormat look, int frames, Path file, OperationContext context)
            throws MediaBroken, IOException {
        List<String> arguments = new ArrayList<>(context.arguments(source, "-an"));
        arguments.addAll(List.of("-map", "0:V:0", "-vf", filter));
        arguments.addAll(List.of("-frames:v", String.valueOf(frames), "-map_metadata", "-1"));
        arguments.addAll(look.encoding(context));
        try {
            context.ffmpeg().make(file, context.task(), arguments);
        } catch (FfmpegFailed e) {
            throw broken(source, e);
        }
        int made = context.probe()
                .probe(file)
                .video()
                .map(MediaProbe.Video::frameCount)
                .orElse(0);
        if (made != frames) {
            throw new MediaBroken(source.field() + ": its pictures cannot be decoded.");
        }
        return new VideoPiece(file, frames);
    }

    /**
     * Copies its pictures, without anything else in the file: sound that begins early would move them when they are
     * joined.
     */
    VideoPiece copied(Path file, OperationContext context) throws IOException {
        List<String> arguments = new ArrayList<>(context.arguments(source));
        arguments.addAll(List.of("-map", "0:V:0", "-c", "copy", "-map_metadata", "-1", "-map_chapters", "-1"));
        arguments.addAll(List.of("-video_track_timescale", String.valueOf(track.timescale())));
        return new VideoPiece(context.ffmpeg().make(file, context.task(), arguments), track.frames());
    }

    /** @return the error for a broken file; rethrows a failure for any other reason */
    public static MediaBroken broken(Source source, FfmpegFailed failed) {
        if (!failed.ownVerdict()) {
            throw failed;
        }
        return new MediaBroken(source.field() + ": cannot be decoded.");
    }
}
