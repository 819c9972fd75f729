package dev.claquete.storage;

import dev.claquete.dependency.CallerWaits;
import dev.claquete.dependency.Dependency;
import dev.claquete.dependency.DependencyUnavailable;
import dev.claquete.dependency.Probe;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Sets time limits of calls to the store, and decides which of their failures are outages. A store that refuses (a
 * wrong key, no bucket, no such object) has answered.
 */
final class StoreCalls {

    /** The limit of a call without a file, with all tries, while somebody waits for it. */
    private static final Duration SHORT = Duration.ofMillis(4500);

    /** The same if nobody waits, and for each try. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final Duration LONG_TRY = Duration.ofSeconds(20);

    /** The slowest rate at which a file transfer for a waiting caller may run. */
    private static final long SLOWEST_BYTES_PER_SECOND = 128 << 10;

    private static final int INTERNAL_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private final Dependency store;

    StoreCalls(Probe probe) {
        this.store = Dependency.probed("object store", probe, failure -> Dependency.Sign.NONE);
    }

    Dependency dependency() {
        return store;
    }

    /** @throws DependencyUnavailable if the store does not answer */
    <T> T call(Supplier<T> call) {
        store.check();
        try {
            return call.get();
        } catch (SdkException e) {
            throw outage(e);
        }
    }

    void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    /** Translates a failure: to an outage, or to itself. */
    RuntimeException outage(SdkException e) {
        if (e instanceof S3Exception refusal) {
            if (refusal.isThrottlingException()) {
                return store.busy(e, null);
            }
            int status = refusal.statusCode();
            return status >= INTERNAL_ERROR && status != NOT_IMPLEMENTED ? store.failed(e) : e;
        }
        return e instanceof SdkClientException && isUnreachable(e) ? store.failed(e) : e;
    }

    /** For a stream that breaks off. */
    DependencyUnavailable brokenOff(IOException e) {
        return store.failed(e);
    }

    /** For calls without a file. */
    static AwsRequestOverrideConfiguration briefly() {
        return CallerWaits.here() ? promptly() : limits(LONG, LONG_TRY);
    }

    static AwsRequestOverrideConfiguration promptly() {
        return limits(SHORT, SHORT);
    }

    private static AwsRequestOverrideConfiguration limits(Duration call, Duration attempt) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(call)
                .apiCallAttemptTimeout(attempt)
                .build();
    }

    /** Null if nobody waits: the client's own limits apply. */
    static @Nullable AwsRequestOverrideConfiguration moving(long bytes) {
        return CallerWaits.here()
                ? AwsRequestOverrideConfiguration.builder()
                        .apiCallTimeout(SHORT.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND))
                        .build()
                : null;
    }

    /** A local file that cannot be read, or an interrupted call, says nothing about the store. */
    private static boolean isUnreachable(SdkException e) {
        if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
            return true;
        }
        if (e instanceof AbortedException) {
            return false;
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException || cause instanceof FileNotFoundException) {
                return false;
            }
            if (cause instanceof IOException io) {
                return !String.valueOf(io.getMessage()).startsWith("No space left on device");
            }
        }
        return false;
    }
}
