package dev.claquete.studio.webhook;

import dev.claquete.studio.TestServers;
import dev.claquete.studio.fakes.FakeNames;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** As {@link dev.claquete.studio.StudioTest}, with {@link Receiver} trusted and waits of milliseconds. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestServers.class, Receiver.class})
@Import({WebhookApi.class, FakeNames.class})
@interface WebhookTest {}
