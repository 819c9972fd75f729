package dev.claquete.studio.system;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What programs of the GPU video API ask about the rendering endpoint ({@code claquete.runpod.*}).
 *
 * @param endpointId of an endpoint that runs worker-gpu; if unset, the answer says where rendering runs instead
 * @param apiKey of the account that owns the endpoint
 * @param idleTimeout how long a worker there stays without work; the endpoint itself enforces it
 * @param maxTimeout how long a caller waits for a result
 */
@ConfigurationProperties("claquete.runpod")
record RunpodProperties(
        @Nullable String endpointId,
        @Nullable String apiKey,
        @DefaultValue("300s") Duration idleTimeout,
        @DefaultValue("600s") Duration maxTimeout) {

    /** Both are required to reach an endpoint. */
    boolean configured() {
        return given(endpointId) && given(apiKey);
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "RunpodProperties[endpointId=" + endpointId + ", idleTimeout=" + idleTimeout + ", maxTimeout="
                + maxTimeout + "]";
    }
}
