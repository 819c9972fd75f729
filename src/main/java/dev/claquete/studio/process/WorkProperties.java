package dev.claquete.studio.process;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param render who does the work that needs FFmpeg ({@code claquete.render}): this process, or worker-gpu elsewhere
 */
@ConfigurationProperties("claquete")
record WorkProperties(@DefaultValue("embedded") Place render) {

    enum Place {
        EMBEDDED,
        REMOTE
    }
}
