package dev.claquete.studio.local;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The data directory ({@code claquete.*}).
 *
 * @param dataDir database, objects and generated secrets; never deleted by the application
 */
@ConfigurationProperties("claquete")
record LocalProperties(@DefaultValue("./data") Path dataDir) {

    LocalProperties {
        dataDir = dataDir.toAbsolutePath().normalize();
    }
}
