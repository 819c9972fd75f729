package dev.claquete.studio.journey;

import dev.claquete.render.ffmpeg.PinnedFfmpeg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A video of the same pictures and voices by the GPU video API's recipes on the processor: each picture enlarged and filmed by
 * {@code zoompan}, all at once, the clips joined without dissolves, the voices put under them. No captions.
 */
final class SeedRecipe {

    private static final String X264 = "-c:v libx264 -preset veryfast -crf 20 -pix_fmt yuv420p";

    private final String ffmpeg = PinnedFfmpeg.unpack().program("ffmpeg").toString();
    private final Path folder;

    SeedRecipe(Path folder) {
        this.folder = folder;
    }

    OwnProcess.Cost of(ShortMaterial material) throws IOException {
        List<ShortMaterial.Scene> scenes = material.scenes();
        return OwnProcess.measured(() -> {
            IntStream.range(0, scenes.size()).parallel().forEach(i -> film(i, scenes.get(i)));
            StringBuilder clips = new StringBuilder();
            StringBuilder voices = new StringBuilder();
            for (int i = 0; i < scenes.size(); i++) {
                clips.append("file 'clip-").append(i).append(".mp4'\n");
                voices.append("file '").append(scenes.get(i).sound()).append("'\n");
            }
            Files.writeString(folder.resolve("clips.txt"), clips);
            Files.writeString(folder.resolve("voices.txt"), voices);
            run("-f concat -safe 0 -i clips.txt -c copy joined.mp4");
            run("-i joined.mp4 -f concat -safe 0 -i voices.txt -map 0:v -map 1:a " + X264
                    + " -c:a aac -b:a 192k -shortest seed.mp4");
        });
    }

    private void film(int number, ShortMaterial.Scene scene) {
        int frames = scene.frames();
        String zoom = "scale=3840:6720,zoompan=z='min(1+0.324*on/" + frames + ",1.324)':x='iw/2-(iw/zoom/2)'"
                + ":y='ih/2-(ih/zoom/2)':d=" + frames + ":s=1080x1920:fps=" + ShortMaterial.FPS;
        try {
            run("-i " + scene.picture() + " -vf " + zoom + " " + X264 + " clip-" + number + ".mp4");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ffmpeg, "-v", "error", "-nostdin", "-y"));
        command.addAll(List.of(arguments.split(" "))); // none of them holds a blank
        OwnProcess.finish(folder, command);
    }
}
