package dev.claquete.operation.scenes;

import dev.claquete.operation.Input;
import dev.claquete.operation.Source;
import dev.claquete.render.MadeMedia;
import dev.claquete.render.Programs;
import dev.claquete.render.SampleFormats;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.VideoSignal;
import dev.claquete.render.image.MovingPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small plans, and files for them: a field names a file in the folder. */
final class Scenery implements Material {

    static final int WIDTH = 160;
    static final int HEIGHT = 90;
    static final int FPS = 10;

    final Ffmpeg ffmpeg = new Ffmpeg(Programs.FFMPEG, Duration.ofMinutes(2));
    final MediaProbe probe = new MediaProbe(Programs.FFPROBE);
    final Path folder;

    Scenery(Path folder) {
        this.folder = folder;
    }

    static ScenePlan plan(List<ScenePlan.Scene> scenes, SoundClip... sounds) {
        return new ScenePlan(new ScenePlan.Output(WIDTH, HEIGHT, FPS, null), scenes, List.of(sounds));
    }

    static ScenePlan.Scene scene(@Nullable Double seconds, String background, Element... elements) {
        return new ScenePlan.Scene(seconds, fill(background), null, List.of(elements));
    }

    static Fill fill(String colour) {
        return new Fill(List.of(colour), 0, false);
    }

    static Place box(double x, double y, double width, double height) {
        return new Place(x, y, 0.5, 0.5, width, height, 0);
    }

    static Style filled(String colour, double opacity) {
        Style plain = Style.PLAIN;
        return new Style(
                plain.fontSize(),
                plain.fontWeight(),
                plain.align(),
                0,
                1.2,
                "#FFFFFFFF",
                fill(colour),
                0,
                0,
                "#000000FF",
                0,
                0,
                opacity);
    }

    static Element shape(Place place, Style style) {
        return element(Element.Kind.RECTANGLE, null, null, place, style);
    }

    static Element element(
            Element.Kind kind, @Nullable String text, @Nullable Source source, Place place, Style style) {
        return new Element(
                kind, text, source, Element.Fit.COVER, Element.Drift.NONE, 0, place, style, 0, null, null, null);
    }

    static Element between(
            Element e, double start, @Nullable Double end, @Nullable Motion enter, @Nullable Motion exit) {
        return new Element(
                e.kind(), e.text(), e.source(), e.fit(), e.drift(), 0, e.place(), e.style(), start, end, enter, exit);
    }

    /** A video whose every tenth of a second has a grey of its own, with a tone. */
    Source video(String name) {
        make(
                name,
                "-f",
                "lavfi",
                "-i",
                "color=black:s=64x36:r=10:d=1,geq=lum=40+18*N:cb=128:cr=128",
                "-f",
                "lavfi",
                "-i",
                "sine=440:d=1",
                "-c:v",
                "libx264",
                "-qp",
                "0",
                "-pix_fmt",
                "yuv420p",
                "-color_range",
                "tv",
                "-colorspace",
                "bt709",
                "-c:a",
                "aac");
        return new Source(name, Source.Kind.VIDEO);
    }

    /** One of the test resources, as the studio converts it. */
    Source movingPicture(String name) throws IOException {
        new MovingPicture(ffmpeg)
                .toVideo(SampleFormats.file(name, folder), folder.resolve(name + ".mkv"), 1_000_000, null);
        return new Source(name + ".mkv", Source.Kind.VIDEO);
    }

    void make(String name, String... arguments) {
        try {
            MadeMedia.make(folder.resolve(name), List.of(arguments));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Compositor compositor(ScenePlan plan) {
        return new Compositor(plan, this, ffmpeg, new Bystander(folder), 2);
    }

    @Override
    public Input facts(Source source) {
        Path file = folder.resolve(source.field());
        if (!Files.exists(file)) {
            return new Input("", source.kind(), "", 0, null, 0, 0, 0, 0, null, null);
        }
        MediaProbe.Media media = MadeMedia.probed(file, probe);
        MediaProbe.@Nullable Video video = media.video().orElse(null);
        return new Input(
                "",
                source.kind(),
                source.field().endsWith(".mkv") ? MovingPicture.ENDLESS : "",
                1,
                null,
                video == null ? 0 : video.widthPx(),
                video == null ? 0 : video.heightPx(),
                video == null ? 0 : video.fps(),
                media.seconds(),
                video == null ? null : video.codec(),
                media.audio().map(MediaProbe.Audio::codec).orElse(null));
    }

    @Override
    public VideoSignal signal(Source source) {
        return MadeMedia.probed(folder.resolve(source.field()), probe)
                .video()
                .orElseThrow()
                .signal();
    }

    @Override
    public Path file(Source source) {
        return folder.resolve(source.field());
    }

    @Override
    public List<String> arguments(Source source, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-i", file(source).toString()));
        return arguments;
    }
}
