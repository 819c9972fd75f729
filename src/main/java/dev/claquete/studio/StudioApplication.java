package dev.claquete.studio;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The whole studio in one process: API, engine, workers, and on a laptop its own database and S3 store. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class StudioApplication {

    public static void main(String[] args) {
        SpringApplication.run(StudioApplication.class, args);
    }
}
