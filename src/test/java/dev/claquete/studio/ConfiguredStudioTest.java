package dev.claquete.studio;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * As {@link StudioTest}, with what an operator may set: a public address, a web site that scripts may come from, and a worker
 * elsewhere that renders. All tests of settings that do not get in each other's way share this one application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@StudioTest
@TestPropertySource(
        properties = {
            "claquete.security.cors-allow-origins=https://studio.example.com",
            "claquete.files.public-url=https://own.example.com/",
            "claquete.render=remote"
        })
public @interface ConfiguredStudioTest {}
