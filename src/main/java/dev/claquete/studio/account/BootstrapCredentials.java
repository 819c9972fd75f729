package dev.claquete.studio.account;

import dev.claquete.studio.local.Secrets;
import dev.claquete.studio.local.Secrets.Secret;
import org.springframework.stereotype.Component;

/**
 * The initial credentials of the administrator and of workers: configured, or generated on first start and shown in the
 * start-up banner.
 */
@Component
public class BootstrapCredentials {

    private final String adminName;
    private final Secret adminPassword;
    private final Secret apiKey;
    private final Secret workerSecret;

    BootstrapCredentials(AccessProperties properties, Secrets secrets) {
        this.adminName = properties.adminName();
        this.adminPassword = secrets.get("admin-password", properties.adminPassword(), 16);
        this.apiKey = secrets.get("api-key", properties.apiKey(), 32);
        this.workerSecret = secrets.get("worker-secret", properties.workerSecret(), 32);
    }

    public String adminName() {
        return adminName;
    }

    public Secret adminPassword() {
        return adminPassword;
    }

    public Secret apiKey() {
        return apiKey;
    }

    public Secret workerSecret() {
        return workerSecret;
    }
}
