package dev.claquete.studio.job;

import dev.claquete.operation.OrderJson;
import dev.claquete.operation.Product;
import dev.claquete.operation.ProductKind;
import dev.claquete.storage.ObjectKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A job for one operation, as its owner sees it. Its id is the business key of its process. */
@Entity
@Table(name = "media_job")
public class Job implements Persistable<UUID> {

    /** RunPod's names. */
    public enum Status {
        IN_QUEUE,
        IN_PROGRESS,
        COMPLETED,
        FAILED,
        CANCELLED
    }

    /** The moves of a job, with the statuses in which each is legal. A job that has failed for good has none. */
    enum Move {
        /** A worker has started it, for the first time or again after a technical failure. */
        WORK(Status.IN_QUEUE, Status.IN_PROGRESS, Status.FAILED),
        COMPLETE(Status.IN_QUEUE, Status.IN_PROGRESS, Status.FAILED),
        FAIL(Status.IN_QUEUE, Status.IN_PROGRESS),
        CANCEL(Status.IN_QUEUE, Status.IN_PROGRESS, Status.FAILED);

        private final Set<Status> from;

        Move(Status... from) {
            this.from = Set.of(from);
        }
    }

    private static final int ALMOST = 99;

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID ownerId;

    @Column(updatable = false)
    private String operation;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private @Nullable ProductKind makes;

    @Column(updatable = false)
    private @Nullable String title;

    private @Nullable String webhookUrl;

    private @Nullable String wanted;

    @Enumerated(EnumType.STRING)
    private Status status = Status.IN_QUEUE;

    private int progress;
    private @Nullable String message;
    private @Nullable String errorCode;
    private @Nullable String errorMessage;
    private @Nullable String products;

    @Column(updatable = false)
    private Instant createdAt = now();

    private Instant updatedAt = createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;

    @Transient
    private boolean unsaved;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Job() {}

    Job(UUID id, UUID ownerId, ProductKind makes, JobRequest request) {
        this.makes = makes;
        this.id = id;
        this.ownerId = ownerId;
        this.operation = request.operation();
        this.title = request.title();
        this.webhookUrl = request.webhookUrl();
        this.wanted = json(request.wanted());
        this.unsaved = true;
    }

    public boolean open() {
        return status == Status.IN_QUEUE || status == Status.IN_PROGRESS;
    }

    /** Whether the move is legal now. Engine events may come late; those for a job that is over are ignored. */
    boolean may(Move move) {
        boolean failedForGood = status == Status.FAILED && !JobProjection.TECHNICAL.equals(errorCode);
        return move.from.contains(status) && !failedForGood;
    }

    private void require(Move move) {
        if (!may(move)) {
            throw new IllegalStateException("Job " + id + " is " + status + " and must not " + move);
        }
    }

    void work() {
        require(Move.WORK);
        status = Status.IN_PROGRESS;
        updatedAt = now();
        startedAt = startedAt == null ? now() : startedAt;
        endedAt = null;
        errorCode = null;
        errorMessage = null;
    }

    /** Never decreases. */
    void progressTo(double fraction, @Nullable String what) {
        progress = Math.max(progress, (int) Math.min(ALMOST, Math.floor(fraction * 100)));
        message = what;
        updatedAt = now();
    }

    /** All its events have been sent. */
    void forgetWebhook() {
        webhookUrl = null;
    }

    /** Deletes the caller's addresses, which are no longer needed and may contain secrets. */
    void forgetAddresses() {
        wanted = null;
    }

    /** Records the products before the job completes. */
    void offer(List<Product> made) {
        products = json(made);
    }

    void complete() {
        require(Move.COMPLETE);
        end(Status.COMPLETED);
        progress = 100;
    }

    /**
     * Keeps the addresses: after a technical failure the files may be downloaded again.
     *
     * @param code of the business error, or {@code technical}
     */
    void fail(String code, String reason) {
        require(Move.FAIL);
        end(Status.FAILED);
        errorCode = code;
        errorMessage = reason;
    }

    void cancel() {
        require(Move.CANCEL);
        end(Status.CANCELLED);
    }

    private void end(Status as) {
        status = as;
        endedAt = now();
        updatedAt = endedAt;
        startedAt = startedAt == null ? endedAt : startedAt;
        message = null;
        errorCode = null;
        errorMessage = null;
    }

    /** In whole milliseconds, the precision of answers: so the start, the end and the time between them add up. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String json(Object value) {
        return new String(OrderJson.write(value), StandardCharsets.UTF_8);
    }

    public UUID id() {
        return id;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public String operation() {
        return operation;
    }

    /** A name for people, for example that of an uploaded file. */
    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /** The kind of its main product; empty for a job from before this was stored. */
    Optional<ProductKind> makes() {
        return Optional.ofNullable(makes);
    }

    Optional<String> webhookUrl() {
        return Optional.ofNullable(webhookUrl);
    }

    /** Empty once they have been downloaded, or the job is over. */
    List<InputRequest> wanted() {
        return wanted == null ? List.of() : List.of(parsed(wanted, InputRequest[].class));
    }

    public Status status() {
        return status;
    }

    /** 0 to 100. */
    public int progress() {
        return progress;
    }

    /** The current activity. */
    public Optional<String> message() {
        return Optional.ofNullable(message);
    }

    public Optional<String> errorCode() {
        return Optional.ofNullable(errorCode);
    }

    public Optional<String> errorMessage() {
        return Optional.ofNullable(errorMessage);
    }

    public List<Product> products() {
        return products == null ? List.of() : List.of(parsed(products, Product[].class));
    }

    List<ObjectKey> productKeys() {
        return products().stream().filter(Product::made).map(Product::objectKey).toList();
    }

    private static <T> T parsed(String json, Class<T> type) {
        try {
            return OrderJson.read(json.getBytes(StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When its status or progress last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    @PostLoad
    @PostPersist
    void saved() {
        unsaved = false;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return unsaved;
    }
}
