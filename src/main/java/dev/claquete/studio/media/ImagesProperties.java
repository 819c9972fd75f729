package dev.claquete.studio.media;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of img2vid ({@code claquete.media.img2vid.*}).
 *
 * @param maxImages in one request
 * @param maxSeconds of one image
 * @param maxTotalSeconds of all images of one request
 */
@ConfigurationProperties("claquete.media.img2vid")
record ImagesProperties(
        @DefaultValue("50") int maxImages,
        @DefaultValue("600") double maxSeconds,
        @DefaultValue("3600") double maxTotalSeconds) {}
