package dev.claquete.studio.web.proxy;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the studio is reached ({@code claquete.web.*}).
 *
 * @param trustedProxies addresses and networks (CIDR) of the proxies whose headers about a request's client, scheme and
 *     host are trusted; none by default
 */
@ConfigurationProperties("claquete.web")
record WebProperties(@DefaultValue List<String> trustedProxies) {

    /** @throws IllegalArgumentException naming the setting, which prevents the application's start */
    WebProperties {
        Networks.of(trustedProxies);
    }
}
