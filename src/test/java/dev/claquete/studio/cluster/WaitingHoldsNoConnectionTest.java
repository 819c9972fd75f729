package dev.claquete.studio.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.zaxxer.hikari.HikariDataSource;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@StudioTest
class WaitingHoldsNoConnectionTest {

    private static final String POLL =
            """
            {"workerId": "waits", "maxTasks": 1, "asyncResponseTimeout": 60000,
             "topics": [{"topicName": "nobody-makes-such-tasks", "lockDuration": 1000}]}""";

    /** Of one connection to listen with. */
    private static final int LISTENING = 1;

    @LocalServerPort
    int port;

    @Autowired
    HikariDataSource pool;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void moreStreamsAndPollsThanConnectionsLeaveTheDatabaseToOthers() throws Exception {
        String project = JsonPath.read(
                Api.admin(port).post("/api/projects", "{\"topic\":\"Rain\"}").body(), "$.id");
        List<HttpResponse<InputStream>> streams = new ArrayList<>();
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                streams.add(http.send(
                        request("/api/events/" + project).build(), HttpResponse.BodyHandlers.ofInputStream()));
                http.sendAsync(
                        request("/engine-rest/external-task/fetchAndLock")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(POLL))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }

            assertThat(streams).allMatch(stream -> stream.statusCode() == 200);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> pool.getHikariPoolMXBean().getActiveConnections() <= LISTENING);
        } finally {
            for (HttpResponse<InputStream> stream : streams) {
                close(stream);
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-API-Key", TestServers.API_KEY);
    }

    private static void close(HttpResponse<InputStream> stream) throws IOException {
        stream.body().close();
    }
}
