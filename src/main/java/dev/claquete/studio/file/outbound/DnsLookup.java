package dev.claquete.studio.file.outbound;

import okhttp3.Dns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The DNS resolver of both clients for user-given addresses; its answers are checked afterwards. */
@Configuration(proxyBeanMethods = false)
class DnsLookup {

    @Bean
    Dns dns() {
        return Dns.SYSTEM;
    }
}
