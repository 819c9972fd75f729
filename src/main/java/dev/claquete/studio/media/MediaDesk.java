package dev.claquete.studio.media;

import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.file.GuardedDownloader;
import dev.claquete.studio.file.GuardedPost;
import dev.claquete.studio.web.NotFound;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.data.domain.Limit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.async.DeferredResult;

/** Where controllers hand in what their callers want done to media, and get the answer. */
@Component
public class MediaDesk {

    /** Names the job in every answer, failures included. */
    static final String JOB_ID = "X-Job-Id";

    private final MediaWork work;
    private final MediaJobs jobs;
    private final MediaViews views;
    private final Waiting waiting;
    private final Files files;
    private final GuardedDownloader downloader;
    private final GuardedPost webhooks;
    private final CurrentAccount caller;
    private final MediaProperties properties;

    MediaDesk(
            MediaWork work,
            MediaJobs jobs,
            MediaViews views,
            Waiting waiting,
            Files files,
            GuardedDownloader downloader,
            GuardedPost webhooks,
            CurrentAccount caller,
            MediaProperties properties) {
        this.work = work;
        this.jobs = jobs;
        this.views = views;
        this.waiting = waiting;
        this.files = files;
        this.downloader = downloader;
        this.webhooks = webhooks;
        this.caller = caller;
        this.properties = properties;
    }

    public MediaInputs inputs() {
        return new MediaInputs(files, downloader, properties.maxFiles());
    }

    /**
     * Starts the caller's job, and returns at once.
     *
     * @throws dev.claquete.studio.web.InvalidInput when its webhook's address breaks a rule
     * @throws dev.claquete.studio.web.PaymentRequired when the caller has too few credits
     */
    public MediaJob start(MediaRequest request) {
        if (request.webhookUrl() != null) {
            webhooks.check("webhook_url", request.webhookUrl());
        }
        return work.start(caller.id(), request);
    }

    /**
     * Does what the caller wants and answers 200 when it is done; where a webhook is named, or it takes longer than callers may
     * wait, 202 with the job. Every answer names the job in its header. A caller that hangs up does not end the work.
     *
     * @param body of the answer
     */
    public DeferredResult<ResponseEntity<Object>> perform(MediaRequest request, Function<MediaResult, Object> body) {
        MediaJob job = start(request);
        var present = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        Objects.requireNonNull(present.getResponse()).setHeader(JOB_ID, job.id().toString());
        DeferredResult<ResponseEntity<Object>> answer =
                new DeferredResult<>(properties.timeout().toMillis());
        if (request.webhookUrl() != null) {
            answer.setResult(accepted(job));
            return answer;
        }
        answer.onTimeout(() -> answer(answer, present, () -> accepted(reread(job.id()))));
        var end = waiting.forEnd(job.id());
        answer.onCompletion(() -> end.cancel(false));
        end.thenAccept(
                ended -> answer(answer, present, () -> ResponseEntity.ok(body.apply(views.result(reread(ended))))));
        return answer;
    }

    /** On a thread that serves no other request: links lead to where the caller has asked. */
    private static void answer(
            DeferredResult<ResponseEntity<Object>> answer,
            RequestAttributes request,
            Supplier<ResponseEntity<Object>> content) {
        RequestContextHolder.setRequestAttributes(request);
        try {
            answer.setResult(content.get());
        } catch (RuntimeException e) {
            answer.setErrorResult(e);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    /** 202, with where to ask. */
    public ResponseEntity<Object> accepted(MediaJob job) {
        return ResponseEntity.accepted()
                .location(URI.create("/job/" + job.id()))
                .body(views.view(job));
    }

    /** One of the caller's jobs. */
    public Optional<MediaJob> find(UUID id) {
        return jobs.findByIdAndOwnerId(id, caller.id());
    }

    /** @throws NotFound when the caller has no such job */
    public MediaJob own(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("Job ID does not exist"));
    }

    /** The caller's newest jobs, the newest first. */
    List<MediaJob> own(int limit) {
        return jobs.findByOwnerIdOrderByCreatedAtDescId(caller.id(), Limit.of(limit));
    }

    private MediaJob reread(UUID id) {
        return jobs.findById(id).orElseThrow();
    }
}
