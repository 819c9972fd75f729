package dev.claquete.studio.project;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Event streams ({@code claquete.streams.*}).
 *
 * @param ping how often a stream is sent a sign of life, and how often it is looked at whether its caller may still come in
 * @param perAccount how many an account may follow at once on one node
 */
@Validated
@ConfigurationProperties("claquete.streams")
record StreamProperties(
        @DurationMin(millis = 100) @DefaultValue("30s") Duration ping, @Positive @DefaultValue("20") int perAccount) {}
