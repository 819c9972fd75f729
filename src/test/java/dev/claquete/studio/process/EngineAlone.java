package dev.claquete.studio.process;

import dev.claquete.dependency.Dependencies;
import dev.claquete.dependency.Dependency;
import dev.claquete.studio.cluster.NodeMessages;
import java.util.List;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The application reduced to this package and the messages between nodes: the engine without any feature. No {@code @Configuration}, or the application would scan it. */
@EnableAutoConfiguration(exclude = {FlywayAutoConfiguration.class, CamundaBpmRestJerseyAutoConfiguration.class})
@ComponentScan(
        basePackageClasses = {Processes.class, NodeMessages.class},
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = Configuration.class))
@Import({FakeSteps.class, Happenings.class})
class EngineAlone {

    @Bean
    static Dependency store() {
        return Dependency.vendor("object store");
    }

    @Bean
    static Dependencies dependencies(Dependency store) {
        return new Dependencies(List.of(store));
    }
}
