package dev.claquete.studio.openai;

import dev.claquete.dependency.Dependency;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Distinguishes a server that is down or overloaded from one that refuses. No answer and 5xx open the breaker for all;
 * 429 concerns only the key that sent too many requests. A key without money left gets 429 too, and waiting does not
 * help: that is a failure.
 */
final class VendorOutages implements Interceptor {

    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final String NO_MONEY_LEFT = "insufficient_quota";
    private static final long PEEKED_BYTES = 16 << 10;

    private final Dependency vendor;

    VendorOutages(Dependency vendor) {
        this.vendor = vendor;
    }

    /** @throws dev.claquete.dependency.DependencyUnavailable if the problem passes by itself */
    @Override
    public Response intercept(Chain chain) throws IOException {
        vendor.check();
        Response response = answer(chain);
        int status = response.code();
        if (status == TOO_MANY_REQUESTS
                && !response.peekBody(PEEKED_BYTES).string().contains(NO_MONEY_LEFT)) {
            response.close();
            vendor.answered();
            throw vendor.busy(
                    new IOException("it answered 429, too many requests"),
                    retryAfter(response).orElse(null));
        }
        if (status == TIMED_OUT || (status >= INTERNAL_ERROR && status != NOT_IMPLEMENTED)) {
            response.close();
            throw vendor.failed(
                    new IOException("it answered " + status),
                    retryAfter(response).orElse(null));
        }
        vendor.answered();
        return response;
    }

    private Response answer(Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (IOException e) {
            if (chain.call().isCanceled() || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            throw vendor.failed(e);
        }
    }

    /** In seconds, the form of these servers. */
    private static Optional<Duration> retryAfter(Response response) {
        return Optional.ofNullable(response.header("Retry-After"))
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }
}
