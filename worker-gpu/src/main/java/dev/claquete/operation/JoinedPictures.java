package dev.claquete.operation;

import dev.claquete.render.VideoPiece;
import dev.claquete.render.ffmpeg.FrameRate;
import dev.claquete.render.ffmpeg.PictureTrack;
import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.render.image.PictureFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Joins pieces of video of one kind without re-encoding. */
final class JoinedPictures {

    private static final List<String> COPIED = List.of("h264", "hevc");

    private final List<VideoPiece> pieces;
    private final FrameRate rate;
    private final String codec;
    private final int timescale;

    /** For pieces that we encoded. */
    JoinedPictures(List<VideoPiece> pieces, FrameRate rate) {
        this(pieces, rate, "h264", rate.timescale());
    }

    /** For pieces that are all like one track. */
    JoinedPictures(List<VideoPiece> pieces, FrameRate rate, PictureTrack like) {
        this(pieces, rate, like.codec(), like.timescale());
    }

    private JoinedPictures(List<VideoPiece> pieces, FrameRate rate, String codec, int timescale) {
        this.pieces = List.copyOf(pieces);
        this.rate = rate;
        this.codec = codec;
        this.timescale = timescale;
    }

    /** Whether a clip's pictures can be used unchanged. */
    static boolean copies(Clip clip) {
        return clip.input().container() == VideoContainer.MOV
                && COPIED.contains(clip.track().codec())
                && clip.track().steady()
                && clip.track().timescale() > 0;
    }

    int frames() {
        return pieces.stream().mapToInt(VideoPiece::frameCount).sum();
    }

    /** How many samples of sound belong to a piece. */
    long samples(int index) {
        int before = pieces.subList(0, index).stream()
                .mapToInt(VideoPiece::frameCount)
                .sum();
        int after = before + pieces.get(index).frameCount();
        return rate.sample(after, JoinedSound.SAMPLE_RATE) - rate.sample(before, JoinedSound.SAMPLE_RATE);
    }

    /**
     * FFmpeg's input. We chose the names in the list; the files behind them are read as MP4 and cannot open anything
     * else.
     *
     * @param folder of all the pieces
     */
    List<String> input(Path folder) throws IOException {
        Path list = VideoPiece.list(pieces, rate, folder.resolve("pieces.ffconcat"));
        return List.of(
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                "concat,mov",
                "-max_pixels",
                String.valueOf(PictureFile.MOST_PIXELS),
                "-f",
                "concat",
                "-i",
                list.toString());
    }

    /** The output's arguments. The index goes to the front, so that players start before the whole file has arrived. */
    List<String> copied() {
        List<String> arguments = new ArrayList<>(List.of("-c:v", "copy", "-map_metadata", "-1"));
        if (codec.equals("hevc")) {
            arguments.addAll(List.of("-tag:v", "hvc1"));
        }
        arguments.addAll(List.of("-video_track_timescale", String.valueOf(timescale), "-movflags", "+faststart"));
        return arguments;
    }

    /** Whether a file has all the pictures at the right times. */
    boolean wholeIn(Path made, OperationContext context) {
        PictureTrack track = context.probe().pictures(made, VideoContainer.MOV, PictureFile.MOST_PIXELS);
        return track.frames() == frames() && track.steady() && track.rate().same(rate);
    }

    void check(Path made, OperationContext context) {
        if (!wholeIn(made, context)) {
            throw new IllegalStateException("joined pictures are not " + frames() + " at " + rate);
        }
    }
}
