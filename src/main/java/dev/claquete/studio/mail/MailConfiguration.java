package dev.claquete.studio.mail;

import dev.claquete.dependency.Dependency;
import dev.claquete.studio.vault.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    Dependency mailServer() {
        return Dependency.vendor("mail server");
    }

    /** Registers the encrypted columns of {@link QueuedMails}. */
    @Bean
    SealedColumn mailContentColumn() {
        return new SealedColumn("mail", "content", "'mail/' || id");
    }
}
