package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.claquete.studio.RawHttp;
import dev.claquete.studio.StudioTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An address that one part could read otherwise than another is refused for everyone: 400, and one line in the log. */
@StudioTest
class AddressSpellingsTest {

    @LocalServerPort
    int port;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest;x/MARK",
                "/engine-rest/MARK;jsessionid=1",
                "/engine-rest//MARK",
                "//engine-rest/MARK",
                "/;x/engine-rest/MARK",
                "//camunda/app/MARK",
                "/;/camunda/app/MARK",
                "/engine-rest/external-task/../MARK",
                "/engine-rest/./MARK",
                "/engine-rest/external-task/..;/MARK",
                "/engine-rest/external-task/%2e%2e/MARK",
                "/engine-rest/external-task/%2E%2E%2FMARK",
                "/engine-rest/%2fMARK",
                "/engine-rest/%3bMARK",
                "/engine-rest/%252e%252e/MARK",
                "/engine-rest/%5c..%5cMARK",
                "/camunda;x=y/app/cockpit/default/MARK",
                "/camunda//app/MARK",
                "/camunda/app/../api/MARK",
                "/camunda/app/..;/api/MARK",
                "/camunda/lib/%2e%2e/MARK",
                "/camunda/api/admin/setup;a/default/user/create/MARK",
                "/api;x/projects/MARK",
                "/api//projects/MARK",
                "/swagger-ui/..;/MARK",
                "/MARK%0d%0aX-Injected:%201",
                "/health/%MARK"
            })
    void isRefusedWithOneLine(String spelling) {
        String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
        for (String credentials : List.of("", "X-API-Key: test-api-key\r\n")) {
            log.list.clear();
            RawHttp.Answer answer = new RawHttp(port)
                    .send("GET " + spelling.replace("MARK", mark)
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + credentials + "\r\n");
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.text()).doesNotContain("X-Injected: 1");
            List<ILoggingEvent> said = List.copyOf(log.list).stream()
                    .filter(event -> event.getFormattedMessage().contains(mark) || event.getThrowableProxy() != null)
                    .toList();
            assertThat(said).as(said.toString()).hasSizeLessThanOrEqualTo(1);
            assertThat(said)
                    .allMatch(event -> event.getThrowableProxy() == null
                            && event.getLevel().levelInt <= Level.WARN_INT
                            && event.getFormattedMessage().lines().count() == 1);
        }
    }
}
