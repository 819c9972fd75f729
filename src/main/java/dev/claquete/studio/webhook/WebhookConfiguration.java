package dev.claquete.studio.webhook;

import dev.claquete.studio.vault.SealedColumn;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings, and the places in which this package stores what the vault has encrypted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

    @Bean
    SealedColumn webhookSecret() {
        return new SealedColumn("webhook", "secret", SecretVault.WEBHOOK_PLACE);
    }

    @Bean
    SealedColumn oldWebhookSecret() {
        return new SealedColumn("webhook", "old_secret", SecretVault.WEBHOOK_PLACE);
    }

    @Bean
    SealedColumn oneOffWebhookSecret() {
        return new SealedColumn("one_off_webhook_secret", "secret", SecretVault.OWNER_PLACE);
    }
}
