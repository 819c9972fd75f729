package dev.claquete.studio.template;

import dev.claquete.operation.OrderJson;
import dev.claquete.operation.Product;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.job.Job;
import dev.claquete.studio.job.JobMaterial;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Previews of plans, stored as files of the caller and drawn once each. */
@Component
class ScenePreviews {

    private final Previews previews;
    private final JobMaterial material;
    private final ObjectStore store;
    private final Files files;
    private final AssetLinks links;
    private final CurrentAccount caller;

    ScenePreviews(
            Previews previews,
            JobMaterial material,
            ObjectStore store,
            Files files,
            AssetLinks links,
            CurrentAccount caller) {
        this.previews = previews;
        this.material = material;
        this.store = store;
        this.files = files;
        this.links = links;
        this.caller = caller;
    }

    private interface Drawing {
        byte[] jpeg() throws IOException;
    }

    /**
     * @return a signed link
     * @throws Conflict if the project has failed, or a file is still being downloaded
     */
    String ofProject(Job job, int scene, double time) throws IOException {
        if (job.status() == Job.Status.COMPLETED) {
            Product video = job.products().get(0);
            if (!store.exists(video.objectKey())) {
                throw new NotFound("The project's video has expired");
            }
            double seconds = start(video, scene) + time;
            return kept(List.of(video.key(), seconds), () -> previews.cut(video.objectKey(), before(video, seconds)));
        }
        Optional<ScenePlan> plan = job.open() ? material.order(job, ScenePlan.class) : Optional.empty();
        if (plan.isEmpty()) {
            throw new Conflict("The project is " + job.status().name().toLowerCase(java.util.Locale.ROOT)
                    + " and has no pictures");
        }
        check(plan.get(), scene);
        var inputs = material.inputs(job).orElse(Map.of());
        return kept(
                List.of(job.id().toString(), inputs.size(), scene, time),
                () -> previews.draw(plan.get(), inputs, scene, time));
    }

    /** For a plan without a project: its files are not downloaded, so none may be visible in the frame. */
    String ofPlan(ScenePlan plan, int scene, double time) throws IOException {
        check(plan, scene);
        Previews.seen(plan, scene).stream().findFirst().ifPresent(source -> {
            throw new Conflict(source.field()
                    + " is downloaded for projects only; create one with POST /json2video/projects and preview that");
        });
        String json = new String(OrderJson.write(plan), StandardCharsets.UTF_8);
        return kept(List.of(json, scene, time), () -> previews.draw(plan, Map.of(), scene, time));
    }

    private static void check(ScenePlan plan, int scene) {
        if (scene >= plan.scenes().size()) {
            throw new InvalidInput(
                    "scene_index", "must be below " + plan.scenes().size());
        }
    }

    private static double start(Product video, int scene) {
        Object starts = video.facts().get("scene_starts");
        if (!(starts instanceof List<?> list) || scene >= list.size()) {
            throw new InvalidInput("scene_index", "must name a scene of the project");
        }
        return ((Number) list.get(scene)).doubleValue();
    }

    /** Half a frame before the visible one: FFmpeg gives the first frame that begins later. */
    private static double before(Product video, double seconds) {
        double fps = video.facts().get("fps") instanceof Number number ? number.doubleValue() : 30;
        double last = Math.round(video.seconds() * fps) - 1.0;
        double frame = Math.max(0, Math.min(last, Math.floor(seconds * fps + 1e-6)));
        return Math.max(0, (frame - 0.5) / fps);
    }

    /** Stores the same picture once, under a name derived from its content. */
    private String kept(List<Object> contents, Drawing drawing) throws IOException {
        UUID owner = caller.id();
        ContentHash hash = ContentHash.of(owner.toString(), contents.toString());
        String folder = UUID.nameUUIDFromBytes(hash.shortHex().getBytes(StandardCharsets.US_ASCII))
                .toString();
        ObjectKey key = new ObjectKey("jobs/" + folder + "/preview-" + hash.shortHex() + ".jpg");
        if (!store.exists(key)) {
            store.put(key, drawing.jpeg(), "image/jpeg", Map.of());
        }
        files.registerResult(owner, folder, key);
        return links.link(key);
    }
}
