package dev.claquete.operation;

import dev.claquete.render.Cue;
import dev.claquete.render.CueCaptions;
import dev.claquete.render.Resolution;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Burns subtitles (SubRip or WebVTT) into a video, each on exactly the frames of its time. */
public final class Caption implements Operation<Caption.Order> {

    public record Order(Source video, Source subtitles, CaptionWish style, OutputOptions output) {}

    @Override
    public String name() {
        return "caption";
    }

    @Override
    public Class<Order> order() {
        return Order.class;
    }

    @Override
    public void perform(Order order, Bench bench) throws Exception {
        bench.progress(0, "Reading the subtitles");
        List<Cue> cues = SubtitleFile.read(Files.readAllBytes(bench.file(order.subtitles)), order.subtitles.field());
        CaptionedVideo video = new CaptionedVideo(order.video, order.output, bench);
        Resolution size = video.size();
        video.burn(new CueCaptions(cues, order.style.ofSubtitles(size), size), Map.of("subtitles", cues.size()));
    }
}
