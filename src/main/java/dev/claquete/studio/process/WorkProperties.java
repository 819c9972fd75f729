package dev.claquete.studio.process;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param render where the work that needs FFmpeg is done ({@code claquete.render}): in this process, or by worker-gpu
 *     elsewhere
 */
@ConfigurationProperties("claquete")
public record WorkProperties(@DefaultValue("embedded") Place render) {

    public enum Place {
        EMBEDDED,
        REMOTE
    }
}
