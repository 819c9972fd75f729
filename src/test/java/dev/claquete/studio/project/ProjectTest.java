package dev.claquete.studio.project;

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
import org.springframework.test.context.TestPropertySource;

/**
 * As {@link dev.claquete.studio.StudioTest}, with a trusted host on the internet, makers that need milliseconds, and a price for
 * what they make: administrators, whom most of these tests are, pay nothing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestServers.class, FakeInternet.class})
@Import({FakeMakers.class, ProjectApi.class, FakeNames.class, CreditsOfRunsTest.Callers.class})
@TestPropertySource(
        properties = {
            "claquete.credits.charge-offline=true",
            "claquete.work.heartbeat=100ms",
            "claquete.streams.ping=500ms",
            "CLAQUETE_DATABASE_LOCK_TIMEOUT=3s"
        })
public @interface ProjectTest {}
