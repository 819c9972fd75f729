package dev.claquete.studio.job;

import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.file.GuardedDownloader;
import dev.claquete.studio.file.GuardedPost;
import dev.claquete.studio.web.NotFound;
import dev.claquete.studio.web.RequestTimedOut;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.async.DeferredResult;

/** Starts operations for controllers and writes their answers. */
@Component
public class JobService {

    /** Contains the job's id in every answer, including failures. */
    static final String JOB_ID = "X-Job-Id";

    private final JobRunner work;
    private final Jobs jobs;
    private final JobViews views;
    private final CompletionWaiters waiting;
    private final Files files;
    private final GuardedDownloader downloader;
    private final GuardedPost webhooks;
    private final CurrentAccount caller;
    private final JobProperties properties;
    private final WarnedAnswers warned;

    JobService(
            JobRunner work,
            Jobs jobs,
            JobViews views,
            CompletionWaiters waiting,
            Files files,
            GuardedDownloader downloader,
            GuardedPost webhooks,
            CurrentAccount caller,
            JobProperties properties,
            WarnedAnswers warned) {
        this.work = work;
        this.jobs = jobs;
        this.views = views;
        this.waiting = waiting;
        this.files = files;
        this.downloader = downloader;
        this.webhooks = webhooks;
        this.caller = caller;
        this.properties = properties;
        this.warned = warned;
    }

    public JobInputs inputs() {
        return new JobInputs(files, downloader, properties.maxFiles());
    }

    /**
     * Starts the caller's job, names it in the answer's header, and returns at once. A repeated request with the same
     * {@code Idempotency-Key} starts nothing and gets the job of the first.
     *
     * @throws dev.claquete.studio.web.Unprocessable if the key was used with another request before
     * @throws dev.claquete.studio.web.InvalidInput if its webhook's address is invalid
     * @throws dev.claquete.studio.web.PaymentRequired if the caller has too few credits
     */
    public Job start(JobRequest request) {
        if (request.webhookUrl() != null) {
            webhooks.check("webhook_url", request.webhookUrl());
        }
        Optional<IdempotencyKey> key = IdempotencyKey.of(request(), request);
        Job job = work.start(caller.id(), request, key);
        response().setHeader(JOB_ID, job.id().toString());
        return job;
    }

    /**
     * Runs the caller's operation and answers 200 when it is done. It answers 202 with the job if a webhook is given,
     * if it takes longer than callers may wait, or if this node stops. A caller that limits its wait
     * ({@link WaitPreference}) gets 408 when that time is over. Every answer names the job in its header. If the caller
     * disconnects, the work continues.
     *
     * @param body of the answer
     */
    public DeferredResult<ResponseEntity<Object>> perform(JobRequest request, Function<JobResult, Object> body) {
        Job job = start(request);
        var present = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        HttpServletResponse response = response();
        Optional<Duration> wish =
                request.webhookUrl() != null ? Optional.empty() : WaitPreference.of(present.getRequest());
        DeferredResult<ResponseEntity<Object>> answer =
                new DeferredResult<>(patience(wish).toMillis());
        if (request.webhookUrl() != null) {
            answer.setResult(accepted(job));
            return answer;
        }
        wish.ifPresent(wait -> response.setHeader("Preference-Applied", "wait=" + wait.toSeconds()));
        answer.onTimeout(() -> answer(answer, present, () -> {
            if (wish.isPresent()) {
                response.setHeader(HttpHeaders.LOCATION, "/job/" + job.id());
                throw new RequestTimedOut("The job is still running; GET /job/" + job.id() + " shows its progress");
            }
            return accepted(reread(job.id()));
        }));
        var end = waiting.forEnd(job.id());
        answer.onCompletion(() -> end.cancel(false));
        end.thenAccept(ended -> answer(answer, present, () -> {
            Job last = reread(ended);
            return last.open() ? accepted(last) : ResponseEntity.ok(warned.body(views.result(last), body));
        }));
        return answer;
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    private static HttpServletResponse response() {
        var present = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return Objects.requireNonNull(present.getResponse());
    }

    /** Never longer than callers may wait; a container takes zero for unlimited. */
    private Duration patience(Optional<Duration> wish) {
        Duration most = properties.timeout();
        return wish.filter(wait -> wait.compareTo(most) < 0)
                .map(wait -> wait.isZero() ? Duration.ofMillis(1) : wait)
                .orElse(most);
    }

    /** On a thread that serves no other request, with the request's attributes, so that links use its address. */
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

    /** 202, with the address of the job. */
    public ResponseEntity<Object> accepted(Job job) {
        return ResponseEntity.accepted()
                .location(URI.create("/job/" + job.id()))
                .body(views.view(job));
    }

    /** One of the caller's jobs. */
    public Optional<Job> find(UUID id) {
        return jobs.findByIdAndOwnerId(id, caller.id());
    }

    /** @throws NotFound if the caller has no such job */
    public Job own(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("Job ID does not exist"));
    }

    /** The caller's newest jobs, newest first. */
    List<Job> own(int limit) {
        return jobs.findByOwnerIdOrderByCreatedAtDescId(caller.id(), Limit.of(limit));
    }

    /** The caller's newest jobs of one operation. */
    public List<Job> own(String operation, int limit) {
        return jobs.findByOwnerIdAndOperationOrderByCreatedAtDescId(caller.id(), operation, Limit.of(limit));
    }

    /**
     * Cancels one of the caller's jobs, also one that waits for an operator.
     *
     * @throws NotFound if the caller has no such job
     * @throws dev.claquete.studio.web.Conflict if it has ended, or its results are published
     */
    public Job cancel(UUID id) {
        return work.cancel(caller.id(), id);
    }

    private Job reread(UUID id) {
        return jobs.findById(id).orElseThrow();
    }
}
