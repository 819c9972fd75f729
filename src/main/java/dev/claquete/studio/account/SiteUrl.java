package dev.claquete.studio.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people reach this installation, as the operator says it ({@code CLAQUETE_PUBLIC_URL}); never as a request says it. */
@Component
class SiteUrl {

    private final String url;

    SiteUrl(@Value("${claquete.files.public-url:}") String url) {
        this.url = url.strip().replaceAll("/+$", "");
    }

    /** Without a slash at its end; empty where none is configured. */
    String url() {
        return url;
    }

    /** @return whether a browser that is reached by this request speaks https, perhaps to a proxy before us */
    boolean secures(HttpServletRequest request) {
        return request.isSecure() || isHttps();
    }

    boolean isHttps() {
        return url.toLowerCase(Locale.ROOT).startsWith("https://");
    }
}
