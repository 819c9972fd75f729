package dev.claquete.studio.frames.former;

import dev.claquete.operation.ExtractFrames;
import dev.claquete.operation.Product;
import dev.claquete.studio.job.PublishResults;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Registers an archive of frames for the owner of its job, for as long as results are kept. Safe to repeat. */
@Topic("publish-frames")
@Component
class PublishFrames implements TaskHandler<PublishFrames.Input, PublishFrames.Output> {

    private final PublishResults results;

    PublishFrames(PublishResults results) {
        this.results = results;
    }

    record Input(String jobId, String zipKey, int frameCount, long zipBytes) {}

    record Output() {}

    @Override
    public Output handle(Input in, TaskContext task) {
        Product zip = new Product(
                "frames",
                in.zipKey(),
                "application/zip",
                in.zipBytes(),
                0,
                0,
                0,
                Map.of(ExtractFrames.COUNT, in.frameCount()));
        results.publish(UUID.fromString(in.jobId()), List.of(zip), in.zipKey());
        return new Output();
    }
}
