package dev.claquete.studio.generate;

import dev.claquete.operation.GenerateVideo;
import dev.claquete.operation.OrderJson;
import dev.claquete.operation.Source;
import dev.claquete.operation.image.GenerateImage;
import dev.claquete.studio.job.Job;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.JobViews;
import dev.claquete.studio.web.NotFound;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The caller's clips from prompts: jobs whose picture is drawn first, like that of {@code /generate/image}. */
@Component
class VideoClips {

    private final JobService desk;
    private final JobViews views;

    VideoClips(JobService desk, JobViews views) {
        this.desk = desk;
        this.views = views;
    }

    /** @throws dev.claquete.studio.web.PaymentRequired if the caller has too few credits */
    Job begin(ClipRequest wish, @Nullable String webhookUrl) {
        JobInputs inputs = desk.inputs();
        Source picture = inputs.made(
                "prompt",
                Source.Kind.IMAGE,
                GenerateImage.NAME,
                new String(OrderJson.write(wish.picture()), StandardCharsets.UTF_8));
        return desk.start(
                JobRequest.of(GenerateVideo.NAME, wish.order(picture), inputs).webhook(webhookUrl));
    }

    /** @throws NotFound if the caller has no such clip */
    Job find(UUID id) {
        Job job = desk.own(id);
        if (!job.operation().equals(GenerateVideo.NAME)) {
            throw new NotFound("There is no video " + id);
        }
        return job;
    }

    /** Links by their names; empty before there are any. */
    Map<String, @Nullable Object> output(Job job) {
        return Objects.requireNonNullElse(views.view(job).output(), Map.of());
    }
}
