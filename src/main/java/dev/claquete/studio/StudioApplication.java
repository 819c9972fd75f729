package dev.claquete.studio;

import dev.claquete.operation.OperationConfiguration;
import dev.claquete.render.text.Fonts;
import dev.claquete.work.EnvironmentAliases;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The whole studio in one process: API, engine, workers, and without configuration its own database and S3 store. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(OperationConfiguration.class)
public class StudioApplication {

    private static final int DAY_SECONDS = 86_400;
    private static final int YEAR_MINUTES = 525_600;

    public static void main(String[] args) {
        Fonts.bootstrap();
        SpringApplication studio = new SpringApplication(StudioApplication.class);
        try {
            studio.setDefaultProperties(inherited(System.getenv()));
        } catch (EnvironmentAliases.InvalidVariable e) {
            System.err.println("Claquete cannot start. " + e.getMessage());
            System.exit(1);
        }
        studio.run(args);
    }

    /** Settings from the environment variables of the products that this one replaces. */
    static Map<String, Object> inherited(Map<String, String> environment) {
        return new EnvironmentAliases(environment)
                .seconds("RUNPOD_MAX_TIMEOUT", "CLAQUETE_MEDIA_TIMEOUT", DAY_SECONDS)
                .minutes("ACCESS_TOKEN_EXPIRE_MINUTES", "CLAQUETE_ACCESS_TOKEN_LIFE", YEAR_MINUTES)
                .logLevel("LOG_LEVEL", "CLAQUETE_LOG_LEVEL")
                .logFile("LOGS_DIR", "CLAQUETE_LOGS_DIR", "claquete.log")
                .settings();
    }
}
