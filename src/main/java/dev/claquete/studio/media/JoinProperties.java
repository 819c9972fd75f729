package dev.claquete.studio.media;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of joins ({@code claquete.media.join.*}).
 *
 * @param maxVideos of one concatenation or cycle
 * @param maxImages of one slideshow
 * @param maxSlideshowSeconds the longest slideshow
 * @param musicUnderDb how far music lies below a video's own sound by default
 */
@ConfigurationProperties("claquete.media.join")
record JoinProperties(
        @DefaultValue("50") int maxVideos,
        @DefaultValue("200") int maxImages,
        @DefaultValue("3600") double maxSlideshowSeconds,
        @DefaultValue("12") double musicUnderDb) {}
