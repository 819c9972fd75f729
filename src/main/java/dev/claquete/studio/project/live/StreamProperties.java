package dev.claquete.studio.project.live;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Event streams ({@code claquete.streams.*}).
 *
 * @param ping how often a stream gets a keep-alive, and how often its caller's access is checked
 * @param perAccount how many streams an account may have at once on one node
 */
@Validated
@ConfigurationProperties("claquete.streams")
record StreamProperties(
        @DurationMin(millis = 100) @DefaultValue("30s") Duration ping, @Positive @DefaultValue("20") int perAccount) {}
