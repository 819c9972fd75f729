package dev.claquete.studio.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a finished video was made of, downloaded, for other programs to make a video of. */
record ShortMaterial(Path video, List<Scene> scenes) {

    static final int FPS = 30;
    static final int WIDTH = 1080;
    static final int HEIGHT = 1920;

    /** @param words word_timings as the API gives them */
    record Scene(Path picture, Path sound, double seconds, JsonNode words) {

        int frames() {
            return (int) Math.round(seconds * FPS);
        }
    }

    static ShortMaterial download(ApiClient client, JsonNode project, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Scene> scenes = new ArrayList<>();
        for (JsonNode scene : project.path("scenes")) {
            int number = scenes.size();
            Path sound = client.download(scene.path("audio_url").asText(), folder.resolve("voice-" + number + ".wav"));
            scenes.add(new Scene(
                    client.download(scene.path("image_url").asText(), folder.resolve("picture-" + number + ".png")),
                    sound,
                    new VideoFile(sound).seconds(),
                    scene.path("word_timings")));
        }
        String url = project.path("final_video_url").asText();
        return new ShortMaterial(client.download(url, folder.resolve("final.mp4")), scenes);
    }
}
