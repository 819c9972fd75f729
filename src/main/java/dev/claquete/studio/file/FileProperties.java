package dev.claquete.studio.file;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Uploads, downloads and storage ({@code claquete.files.*}).
 *
 * @param publicUrl the public URL of this installation, for links; unset: that of the current request
 * @param linkKey signs links; unset: generated once; every node of an installation needs the same
 * @param linkValidity how long a signed link is valid at least
 * @param maxImage largest image, by upload or download
 * @param maxAudio largest audio file
 * @param maxVideo largest video file
 * @param maxText largest text: subtitles, word timings
 * @param maxPixels most pixels of an image, so that a small file cannot unpack to a huge picture
 * @param fetchAllow trusted {@code host:port} pairs that may have a private address; all other checks still apply
 * @param fetchTimeout for one download with all its redirects
 * @param quota how much one account may store, including results; 0 for unlimited
 * @param keepResults how long results of jobs outside projects are kept; 0 for ever
 * @param orphanGrace how old an unknown object must be before housekeeping removes it
 */
@ConfigurationProperties("claquete.files")
public record FileProperties(
        @Nullable URI publicUrl,
        @Nullable String linkKey,
        @DefaultValue("7d") Duration linkValidity,
        @DefaultValue("20MB") DataSize maxImage,
        @DefaultValue("50MB") DataSize maxAudio,
        @DefaultValue("500MB") DataSize maxVideo,
        @DefaultValue("2MB") DataSize maxText,
        @DefaultValue("60000000") long maxPixels,
        @DefaultValue List<String> fetchAllow,
        @DefaultValue("60s") Duration fetchTimeout,
        @DefaultValue("10GB") DataSize quota,
        @DefaultValue("30d") Duration keepResults,
        @DefaultValue("24h") Duration orphanGrace) {

    public DataSize max(MediaKind kind) {
        return switch (kind) {
            case IMAGE, MOVING_IMAGE -> maxImage;
            case AUDIO -> maxAudio;
            case VIDEO, MEDIA -> maxVideo;
            case TEXT -> maxText;
        };
    }

    /** The limit as a sentence's end. */
    public String limit(MediaKind kind) {
        return "must be at most " + max(kind).toMegabytes() + " MB for " + kind.article() + " " + kind.word();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "FileProperties[publicUrl=" + publicUrl + "]";
    }
}
