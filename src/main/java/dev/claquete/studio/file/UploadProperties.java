package dev.claquete.studio.file;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Uploads in progress ({@code claquete.uploads.*}).
 *
 * @param atOnce how many one node accepts at the same time
 * @param perAccount how many of them may belong to one account
 * @param freeDisk what must stay free on the disk that receives them
 */
@Validated
@ConfigurationProperties("claquete.uploads")
record UploadProperties(
        @Positive @DefaultValue("64") int atOnce,
        @Positive @DefaultValue("16") int perAccount,
        @DefaultValue("512MB") DataSize freeDisk) {}
