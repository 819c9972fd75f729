package dev.claquete.worker;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this worker finds the studio ({@code claquete.worker.*}).
 *
 * @param studioUrl the studio's address, {@code http://studio:8080}; of several nodes, the first that answers is used
 * @param user the name it signs in with
 * @param secret the studio's {@code WORKER_SECRET}
 * @param id how operators see this worker in Cockpit; by default the host's name and the process id
 * @param requestTimeout for every request but the long poll
 */
@ConfigurationProperties("claquete.worker")
public record WorkerProperties(
        List<URI> studioUrl,
        @DefaultValue("worker") String user,
        String secret,
        @DefaultValue("") String id,
        @DefaultValue("20s") Duration requestTimeout) {

    public WorkerProperties {
        studioUrl = studioUrl.stream().map(WorkerProperties::checked).toList();
        if (studioUrl.isEmpty()) {
            throw new IllegalArgumentException("claquete.worker.studio-url (CLAQUETE_STUDIO_URL) names no address");
        }
    }

    private static URI checked(URI address) {
        if (address.getHost() == null || !List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
            throw new IllegalArgumentException("claquete.worker.studio-url (CLAQUETE_STUDIO_URL) must be addresses like"
                    + " http://studio:8080, separated by commas, not " + address);
        }
        return address;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WorkerProperties[studioUrl=" + studioUrl + ", user=" + user + ", id=" + id + "]";
    }
}
