package dev.claquete.studio.vault;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class VaultConfiguration {

    @Bean
    SealedColumn providerKeyColumn() {
        return new SealedColumn("provider_key", "sealed", "'provider_key/' || account_id || '/' || provider");
    }

    @Bean
    SealedColumn runKeyColumn() {
        return new SealedColumn("run_key", "sealed", "'run_key/' || ring_id || '/' || provider");
    }
}
