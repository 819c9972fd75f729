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
 * How long calls to the store may take, and which of their failures are outages. A store that refuses (a wrong key, no bucket, no
 * such object) has answered.
 */
final class StoreCalls {

    /** Of a call that moves no file, with all tries, while somebody waits for it. */
    private static final Duration SHORT = Duration.ofMillis(4500);

    /** The same where nobody waits, and of each try. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final Duration LONG_TRY = Duration.ofSeconds(20);

    /** Whoever has a file moved for a caller gets at least this out of a line that works. */
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

    /** @throws DependencyUnavailable when the store does not answer */
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

    /** What a failure means: an outage, or itself. */
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

    /** Of a stream that breaks off. */
    DependencyUnavailable brokenOff(IOException e) {
        return store.failed(e);
    }

    /** For calls that move no file. */
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

    /** Null where nobody waits: the client's own limits hold. */
    static @Nullable AwsRequestOverrideConfiguration moving(long bytes) {
        return CallerWaits.here()
                ? AwsRequestOverrideConfiguration.builder()
                        .apiCallTimeout(SHORT.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND))
                        .build()
                : null;
    }

    /** A file of ours that cannot be read, or a call that was interrupted, says nothing of the store. */
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
