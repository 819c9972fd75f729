package dev.claquete.studio.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.claquete.studio.StudioApplication;
import dev.claquete.studio.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class DeliveryRestartTest {

    private final String database = TestServers.newDatabase("webhookrestart");

    @Test
    void deliveriesGoOnWhereTheyWereWhenTheApplicationStopped() {
        Receiver.Endpoint endpoint = Receiver.at("restart");
        UUID id = UUID.randomUUID();
        endpoint.first(204, 204);
        endpoint.usually(503);
        try (ConfigurableApplicationContext first = application()) {
            UUID owner = first.getBean(JdbcTemplate.class)
                    .queryForObject("select id from account where name = 'admin'", UUID.class);
            SecretVault vault = first.getBean(SecretVault.class);
            Webhook webhook = Webhook.registered(
                    id,
                    owner,
                    new Webhook.Target(Receiver.url("restart"), List.of("*"), null),
                    vault.seal(id, SigningSecret.generate()),
                    WebhookEvents.now());
            first.getBean(Webhooks.class).add(webhook, 1);
            for (int i = 0; i < 6; i++) {
                first.getBean(WebhookEvents.class)
                        .publish(new WebhookEvent(
                                owner, "image.completed", Map.of("number", i), null, "restart " + i, List.of()));
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> endpoint.got().size() > 3);
        }
        int before = endpoint.got().size();
        endpoint.usually(204);
        try (ConfigurableApplicationContext second = application()) {
            Deliveries deliveries = second.getBean(Deliveries.class);
            await().atMost(Duration.ofMinutes(2)).until(() -> !deliveries.waiting(id));
        }
        assertThat(endpoint.got("number").subList(0, 2)).containsExactly("0", "1");
        assertThat(endpoint.got("number").subList(2, before)).containsOnly("2");
        assertThat(endpoint.got("number").subList(before, endpoint.got().size()))
                .containsExactlyElementsOf(
                        IntStream.range(2, 6).mapToObj(String::valueOf).toList());
    }

    private ConfigurableApplicationContext application() {
        return new SpringApplicationBuilder(StudioApplication.class)
                .initializers(new TestServers(), new Receiver(), context -> TestPropertyValues.of(
                                "spring.datasource.url=" + database,
                                "server.port=0",
                                "claquete.vault.key=the-same-key-for-both-of-the-applications")
                        .applyTo(context))
                .run();
    }
}
