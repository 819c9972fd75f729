package dev.claquete.studio;

import dev.claquete.operation.OperationConfiguration;
import dev.claquete.render.Fonts;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The whole studio in one process: API, engine, workers, and on a laptop its own database and S3 store. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(OperationConfiguration.class)
public class StudioApplication {

    public static void main(String[] args) {
        Fonts.bootstrap();
        SpringApplication.run(StudioApplication.class, args);
    }
}
