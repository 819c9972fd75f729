package dev.claquete.studio.file;

import okhttp3.Dns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom both clients for user-given addresses ask where a name leads; what is answered is vetted afterwards. */
@Configuration(proxyBeanMethods = false)
class DnsLookup {

    @Bean
    Dns dns() {
        return Dns.SYSTEM;
    }
}
