package dev.claquete.operation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts a sound under a video, instead of any that it has. The result is as long as the shorter of the two; the pictures are copied
 * as they are, where MP4 can hold them, and only the sound is encoded.
 */
public final class AddAudio implements Operation<AddAudio.Order> {

    /** What players expect to find in an MP4; everything else is encoded anew. */
    private static final List<String> COPIED = List.of("h264", "hevc", "av1", "mpeg4");

    public record Order(Source video, Source audio) {}

    @Override
    public String name() {
        return "addaudio";
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public void perform(Order order, Bench bench) throws Exception {
        bench.progress(0, "Adding the sound");
        List<String> arguments = new ArrayList<>(bench.arguments(order.video));
        arguments.addAll(bench.arguments(order.audio));
        arguments.addAll(List.of("-map", "0:V:0", "-map", "1:a:0", "-map_metadata", "-1"));
        arguments.addAll(pictures(bench.input(order.video), bench));
        arguments.addAll(List.of("-c:a", "aac", "-b:a", "192k", "-shortest", "-movflags", "+faststart"));
        Path made = bench.ffmpeg().make(bench.folder().resolve("with-audio.mp4"), bench.task(), arguments);
        bench.keepVideo("video", made, Map.of());
    }

    private static List<String> pictures(Input video, Bench bench) {
        if (COPIED.contains(String.valueOf(video.videoCodec()))) {
            return List.of("-c:v", "copy");
        }
        return bench.encoder().arguments(Math.max(1, (int) Math.round(video.fps())));
    }
}
