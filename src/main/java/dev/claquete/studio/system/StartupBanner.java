package dev.claquete.studio.system;

import dev.claquete.studio.account.BootstrapCredentials;
import dev.claquete.studio.local.InstallationInfo;
import dev.claquete.studio.local.Secrets.Secret;
import dev.claquete.studio.mail.Outbox;
import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the person who started the studio its address and how to sign in. It writes to the terminal and not to the log,
 * since it shows secrets; configured ones are not repeated.
 */
@Component
class StartupBanner {

    private final BootstrapCredentials credentials;
    private final InstallationInfo installation;
    private final Outbox outbox;

    StartupBanner(BootstrapCredentials credentials, InstallationInfo installation, Outbox outbox) {
        this.credentials = credentials;
        this.installation = installation;
        this.outbox = outbox;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            print(System.out, web.getWebServer().getPort());
        }
    }

    void print(PrintStream out, int port) {
        String address = "http://localhost:" + port;
        StringBuilder text = new StringBuilder("\n  Claquete is ready at " + address + "\n\n");
        line(text, "admin", credentials.adminName());
        line(text, "password", show(credentials.adminPassword(), "CLAQUETE_ADMIN_PASSWORD"));
        line(text, "API key", show(credentials.apiKey(), "X_API_KEY") + "   (header X-API-Key)");
        text.append('\n');
        line(text, "API", address + "/swagger-ui");
        line(text, "processes", address + "/camunda");
        text.append('\n');
        line(text, "data", installation.dataDir().toString());
        line(text, "database", origin(installation.databaseEmbedded()) + installation.database());
        line(
                text,
                "storage",
                origin(installation.storageEmbedded()) + installation.storage() + "/" + installation.bucket());
        line(text, "mail", outbox.describe());
        out.println(text);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(String.format("%-11s", name)).append(value).append('\n');
    }

    private static String show(Secret secret, String variable) {
        return secret.generated() ? secret.value() : "from " + variable;
    }

    private static String origin(boolean embedded) {
        return embedded ? "embedded, " : "";
    }
}
