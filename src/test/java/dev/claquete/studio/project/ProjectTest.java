package dev.claquete.studio.project;

import dev.claquete.studio.StudioTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole application with makers that need milliseconds. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@StudioTest
@Import({FakeMakers.class, ProjectApi.class})
@TestPropertySource(properties = "claquete.work.heartbeat=100ms")
@interface ProjectTest {}
