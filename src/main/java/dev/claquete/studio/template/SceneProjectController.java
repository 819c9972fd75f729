package dev.claquete.studio.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.operation.Product;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.job.Job;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.JsonReader;
import dev.claquete.studio.web.NotFound;
import dev.claquete.studio.web.Uuids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes videos from scene plans. */
@RestController
@Tag(name = "JSON to video")
@RequestMapping("/json2video")
class SceneProjectController {

    private static final String PROJECT = "{\"scenes\":[{\"duration\":5,\"elements\":[{\"type\":\"text\",\"content\":"
            + "\"Título do Vídeo\",\"position\":{\"x\":0.5,\"y\":0.5},\"style\":{\"fontSize\":48,\"color\":\"#FFFFFF\"}}]}],"
            + "\"audio\":{\"text\":\"Narração do vídeo\",\"voice_id\":\"pt_br_female\"}}";

    private static final String PREVIEW = "{\"output\":{\"aspect_ratio\":\"16:9\"},\"scenes\":[{\"duration\":3,"
            + "\"background\":{\"colors\":[\"#1B1464\",\"#6C2BD9\"],\"angle\":135},\"elements\":[{\"type\":\"text\","
            + "\"content\":\"Olá!\",\"enter\":{\"type\":\"rise\",\"duration\":0.5},\"style\":{\"fontSize\":140}}]}],"
            + "\"scene_index\":0,\"time\":2.5}";

    private final ScenePlans work;
    private final ScenePreviews previews;
    private final JobService desk;
    private final AssetLinks links;

    SceneProjectController(ScenePlans work, ScenePreviews previews, JobService desk, AssetLinks links) {
        this.work = work;
        this.previews = previews;
        this.desk = desk;
        this.links = links;
    }

    @Operation(
            summary = "Make a video from a plan of scenes",
            description =
                    "Elements are text, image, video, audio, voice or shape. They have a position (x and y from 0 to "
                            + "1), a style, and enter and exit effects (fade, rise, slide_left, slide_right, "
                            + "slide_up, slide_down, zoom, zoom_out, pop, wipe, typewriter). Lengths in styles "
                            + "assume a picture whose shorter side has 1080 pixels. Answers at once; poll GET "
                            + "/json2video/projects/{id}.")
    @BodyExample(PROJECT)
    @StartsJob
    @PostMapping("/projects")
    SceneProjectView begin(@RequestBody JsonNode plan) {
        String webhook = JsonReader.of(plan).get("webhook_url").line(2000).orElse(null);
        ScenePlans.Begun begun = work.begin(plan, webhook);
        return SceneProjectView.begun(begun.job(), begun.plan());
    }

    @Operation(summary = "Poll a video", description = "The answer has a link to the video once it is completed.")
    @GetMapping("/projects/{id}")
    SceneProjectView project(@PathVariable UUID id) {
        Job job = own(id);
        return SceneProjectView.of(
                job,
                job.products().stream()
                        .findFirst()
                        .map(Product::objectKey)
                        .map(links::link)
                        .orElse(null));
    }

    /**
     * A preview.
     *
     * @param timestamp seconds in the scene
     */
    record Preview(@com.fasterxml.jackson.annotation.JsonProperty("preview_url") String previewUrl, double timestamp) {}

    @Operation(
            summary = "Preview one frame",
            description = "Of a project ({\"project_id\", \"scene_index\", \"time\"}) or of a plan in the request. The "
                    + "frame is exactly that of the video. 409 while a visible file is still being "
                    + "downloaded.")
    @BodyExample(PREVIEW)
    @PostMapping("/preview")
    Preview preview(@RequestBody JsonNode wanted) throws IOException {
        JsonReader in = JsonReader.of(wanted);
        JsonReader project = in.get("project_id");
        Optional<Job> made =
                project.present() ? Optional.of(own(Uuids.parseOrNil(project.requiredLine(60)))) : Optional.empty();
        int scene = in.get("scene_index").whole(0, 10_000, 0);
        double time = in.get("time").number(0, 3600, 0);
        String url = made.isPresent()
                ? previews.ofProject(made.get(), scene, time)
                : previews.ofPlan(work.read(wanted), scene, time);
        return new Preview(url, time);
    }

    private Job own(UUID id) {
        return desk.find(id)
                .filter(job -> job.operation().equals(ScenePlans.OPERATION))
                .orElseThrow(() -> new NotFound("There is no such project"));
    }
}
