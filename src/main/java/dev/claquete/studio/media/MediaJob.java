package dev.claquete.studio.media;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A job for one operation, as its owner sees it. Its id is the business key of its process. */
@Entity
@Table(name = "media_job")
public class MediaJob implements Persistable<UUID> {

    /** RunPod's names. */
    public enum Status {
        IN_QUEUE,
        IN_PROGRESS,
        COMPLETED,
        FAILED,
        CANCELLED
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

    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;

    @Transient
    private boolean unsaved;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected MediaJob() {}

    MediaJob(UUID id, UUID ownerId, ProductKind makes, MediaRequest request) {
        this.makes = makes;
        this.id = id;
        this.ownerId = ownerId;
        this.operation = request.operation();
        this.webhookUrl = request.webhookUrl();
        this.wanted = json(request.wanted());
        this.unsaved = true;
    }

    public boolean open() {
        return status == Status.IN_QUEUE || status == Status.IN_PROGRESS;
    }

    /** Whether nothing can change it any more; a technical failure can still be fixed. */
    boolean over() {
        return !open() && !(status == Status.FAILED && MediaJobProjection.TECHNICAL.equals(errorCode));
    }

    /** A worker has started it, for the first time or again after a failure was fixed. */
    void work() {
        if (!over()) {
            status = Status.IN_PROGRESS;
            startedAt = startedAt == null ? now() : startedAt;
            endedAt = null;
            errorCode = null;
            errorMessage = null;
        }
    }

    /** Never decreases. */
    void progressTo(double fraction, @Nullable String what) {
        progress = Math.max(progress, (int) Math.min(ALMOST, Math.floor(fraction * 100)));
        message = what;
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
        end(Status.COMPLETED);
        progress = 100;
    }

    /**
     * Keeps the addresses, because a job with a technical failure may download them again.
     *
     * @param code of the business error, or {@code technical}
     */
    void fail(String code, String reason) {
        if (open()) {
            end(Status.FAILED);
            errorCode = code;
            errorMessage = reason;
        }
    }

    void cancel() {
        if (status != Status.COMPLETED) {
            end(Status.CANCELLED);
        }
    }

    private void end(Status as) {
        status = as;
        endedAt = now();
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
