package dev.claquete.studio.process.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Workers elsewhere that wait for tasks while the node stops. */
@StudioTest
class LongPollsTest {

    private static final String PATIENT =
            """
            {"workerId": "patient", "maxTasks": 1, "asyncResponseTimeout": 1500000,
             "topics": [{"topicName": "nobody-makes-such-tasks", "lockDuration": 1000}]}""";

    @LocalServerPort
    int port;

    @Autowired
    LongPollLifecycle polls;

    /** The engine keeps its handler in a static field, which other applications of this JVM have set too. */
    @BeforeEach
    void takeTheField() {
        polls.stop();
        polls.start();
    }

    @AfterEach
    void goOn() {
        if (!polls.isRunning()) {
            polls.start();
        }
    }

    private CompletableFuture<HttpResponse<String>> poll() {
        return CompletableFuture.supplyAsync(
                () -> Api.admin(port).post("/engine-rest/external-task/fetchAndLock", PATIENT),
                task -> new Thread(task, "poll").start());
    }

    @Test
    void aNodeThatStopsAnswersThatThereIsNothing() {
        CompletableFuture<HttpResponse<String>> first = poll();
        CompletableFuture<HttpResponse<String>> second = poll();
        await().atMost(Duration.ofMinutes(2)).until(() -> polls.waiting() == 2);

        polls.stop();

        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(first.join().body()).isEqualTo("[]");
        assertThat(second.join().body()).isEqualTo("[]");
    }

    @Test
    void whoComesWhileItStopsIsAnsweredAtOnce() {
        polls.stop();

        assertThat(poll().join().body()).isEqualTo("[]");
    }
}
