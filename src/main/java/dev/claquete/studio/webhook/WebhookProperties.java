package dev.claquete.studio.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Webhooks ({@code claquete.webhooks.*}).
 *
 * @param backoff the waits after the first failure in a row, the second and so on; the last one applies to all further
 *     ones
 * @param maxAge a delivery that fails when it is older than this is given up
 * @param circuitAfter this many failures in a row open an endpoint's circuit
 * @param perAccount how many webhooks an account may register
 * @param keep how long ended deliveries can be looked up
 * @param rotation how long a replaced secret still signs beside the new one
 */
@ConfigurationProperties("claquete.webhooks")
record WebhookProperties(
        @DefaultValue({"5s", "30s", "2m", "10m", "30m", "1h", "2h", "4h"}) List<Duration> backoff,
        @DefaultValue("24h") Duration maxAge,
        @DefaultValue("5") int circuitAfter,
        @DefaultValue("20") int perAccount,
        @DefaultValue("30d") Duration keep,
        @DefaultValue("24h") Duration rotation) {}
