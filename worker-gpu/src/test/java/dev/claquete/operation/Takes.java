package dev.claquete.operation;

import dev.claquete.render.MadeMedia;
import dev.claquete.render.SampleFormats;
import dev.claquete.render.Studio;
import dev.claquete.render.TestTask;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.ffmpeg.VideoCheck;
import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.render.frame.YuvFrame;
import dev.claquete.render.image.MovingPicture;
import dev.claquete.storage.ContentHash;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A set on which operations are tried: tiny media made by the real FFmpeg, and a look at what comes out. */
class Takes {

    final Studio studio;
    private final Path folder;
    private final Map<String, Input> inputs = new HashMap<>();
    private int made;

    Takes(Path folder) {
        this.folder = folder;
        this.studio = new Studio(folder);
    }

    /**
     * Pictures whose luma tells which they are: {@code first} plus 4 for each frame.
     *
     * @param sound an {@code aevalsrc} expression, empty for none
     */
    Source video(String field, String size, String rate, int frames, int first, String sound) throws IOException {
        String pictures = "color=c=gray:s=" + size + ":r=" + rate + ",geq=lum='" + first + "+4*N':cb=128:cr=128";
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", pictures));
        if (!sound.isEmpty()) {
            arguments.addAll(List.of("-f", "lavfi", "-i", "aevalsrc='" + sound + "':s=48000"));
        }
        arguments.addAll(List.of("-frames:v", String.valueOf(frames), "-shortest", "-c:v", "libx264", "-preset"));
        arguments.addAll(List.of("veryfast", "-crf", "10", "-pix_fmt", "yuv420p", "-color_range", "tv"));
        arguments.addAll(List.of("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"));
        return video(field, arguments);
    }

    /** The same video with a note that it is to be turned by a quarter, as phones write it. */
    Source turned(Source source) throws IOException {
        Input lying = inputs.get(source.field());
        return video(
                source.field(),
                List.of(
                        "-display_rotation",
                        "90",
                        "-i",
                        studio.file(lying.key()).toString(),
                        "-c",
                        "copy"));
    }

    /** @param arguments for FFmpeg, without the file */
    Source video(String field, List<String> arguments) throws IOException {
        Path file = folder.resolve("made-" + made + ".mp4");
        studio.make(file, arguments);
        MediaProbe.Media media = MadeMedia.probed(file, studio.probe);
        MediaProbe.Video video = media.video().orElseThrow();
        return add(
                new Source(field, Source.Kind.VIDEO),
                file,
                "video/mp4",
                VideoContainer.MOV,
                new int[] {video.widthPx(), video.heightPx()},
                new double[] {video.fps(), media.seconds()},
                new String[] {
                    video.codec(), media.audio().map(MediaProbe.Audio::codec).orElse(null)
                });
    }

    /** A video of any container, with what the studio finds out about it. */
    Source checked(String field, Path file) throws Exception {
        VideoCheck.Video video = MadeMedia.checked(file, studio.probe);
        return add(
                new Source(field, Source.Kind.VIDEO),
                file,
                video.container().contentType(),
                video.container(),
                new int[] {video.widthPx(), video.heightPx()},
                new double[] {video.fps(), video.seconds()},
                new String[] {video.codec(), video.soundCodec()});
    }

    /** @param expression of FFmpeg's {@code aevalsrc}; not a number of AAC or MP3 frames long, unless {@code seconds} is */
    Source sound(String field, String expression, double seconds) throws IOException {
        Path file = folder.resolve("made-" + made + ".wav");
        studio.make(file, List.of("-f", "lavfi", "-i", "aevalsrc='" + expression + "':s=48000:d=" + seconds));
        return add(
                new Source(field, Source.Kind.AUDIO),
                file,
                "audio/wav",
                null,
                new int[2],
                new double[] {0, seconds},
                new String[] {null, "pcm_s16le"});
    }

    Source image(String field, BufferedImage picture) throws IOException {
        Path file = folder.resolve("made-" + made + ".png");
        ImageIO.write(picture, "png", file.toFile());
        return add(
                new Source(field, Source.Kind.IMAGE),
                file,
                "image/png",
                null,
                new int[] {picture.getWidth(), picture.getHeight()},
                new double[2],
                new String[] {"png", null});
    }

    /** What says that it is a picture, and is none. */
    Source broken(String field) throws IOException {
        Path file = Files.writeString(folder.resolve("made-" + made + ".png"), "\u0089PNG, or so it says");
        return add(
                new Source(field, Source.Kind.IMAGE),
                file,
                "image/png",
                null,
                new int[] {10, 10},
                new double[2],
                new String[] {"png", null});
    }

    private Source add(
            Source source,
            Path file,
            String contentType,
            VideoContainer container,
            int[] sides,
            double[] times,
            String[] codecs)
            throws IOException {
        String key = studio.put("inputs/" + made++, Files.readAllBytes(file), contentType);
        inputs.put(
                source.field(),
                new Input(
                        key,
                        source.kind(),
                        contentType,
                        Files.size(file),
                        container,
                        sides[0],
                        sides[1],
                        times[0],
                        times[1],
                        codecs[0],
                        codecs[1]));
        return source;
    }

    /** A WebM whose left half is not there. */
    Source halfThere(String field, int luma) throws IOException {
        Path file = folder.resolve("made-" + made + ".webm");
        String picture =
                "color=c=gray:s=64x64:r=10:d=0.5,format=yuva420p,geq=lum=" + luma + ":cb=128:cr=128:a='255*gt(X,31)'";
        studio.make(
                file,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        picture,
                        "-c:v",
                        "libvpx-vp9",
                        "-auto-alt-ref",
                        "0",
                        "-deadline",
                        "realtime"));
        return add(
                new Source(field, Source.Kind.VIDEO),
                file,
                "video/webm",
                VideoContainer.MATROSKA,
                new int[] {64, 64},
                new double[] {10, 0.5},
                new String[] {"vp9", null});
    }

    /** One of the test resources, as the studio converts it: it repeats endlessly, 200 ms a frame. */
    Source movingPicture(String field, String name) throws IOException {
        Path mkv = folder.resolve("made-" + made + ".mkv");
        String type = new MovingPicture(studio.ffmpeg).toVideo(SampleFormats.file(name, folder), mkv, 1_000_000, null);
        return add(
                new Source(field, Source.Kind.VIDEO),
                mkv,
                type,
                VideoContainer.MATROSKA,
                new int[] {64, 48},
                new double[] {5, 0.8},
                new String[] {"ffv1", null});
    }

    /** Performs, and checks that the order survives its journey as JSON. */
    <O extends Record> Product perform(Operation<O> operation, O order) throws Exception {
        return performAll(operation, order).get(0);
    }

    <O extends Record> List<Product> performAll(Operation<O> operation, O order) throws Exception {
        TestTask task = studio.task();
        OperationContext context = new OperationContext(
                "job",
                ContentHash.of(made, task.scratch()),
                inputs,
                studio.store,
                studio.ffmpeg,
                studio.probe,
                studio.encoders,
                task);
        operation.perform(OrderJson.read(OrderJson.write(order), operation.order()), context);
        return context.products();
    }

    Path file(Product product) {
        return studio.file(product.key());
    }

    /** The mean luma of every frame. */
    double[] lumas(Product product) throws IOException {
        double[][] colours = studio.meanColours(file(product), new Resolution(product.widthPx(), product.heightPx()));
        double[] lumas = new double[colours.length];
        for (int i = 0; i < lumas.length; i++) {
            lumas[i] = colours[i][0];
        }
        return lumas;
    }

    List<YuvFrame> frames(Product product) throws IOException {
        return studio.frames(file(product), new Resolution(product.widthPx(), product.heightPx()));
    }

    /** The samples at which silence ends: a click's beginning, see {@link #CLICK}. */
    List<Integer> clicks(Product product) throws IOException {
        float[] sound = studio.sound(file(product));
        List<Integer> clicks = new ArrayList<>();
        int quietSince = -10_000;
        for (int i = 0; i < sound.length; i++) {
            if (Math.abs(sound[i]) > 0.2) {
                if (i - quietSince > 4800 || clicks.isEmpty()) {
                    clicks.add(i);
                }
                quietSince = i;
            }
        }
        return clicks;
    }

    /** A short tone at the very beginning, then silence. */
    static final String CLICK = "if(lt(t,0.02),0.8*cos(2*PI*1000*t),0)";
}
