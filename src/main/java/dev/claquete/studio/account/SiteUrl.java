package dev.claquete.studio.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The public URL of this installation from the configuration ({@code CLAQUETE_PUBLIC_URL}), never from a request. */
@Component
public class SiteUrl {

    private final String url;

    public SiteUrl(@Value("${claquete.files.public-url:}") String url) {
        this.url = url.strip().replaceAll("/+$", "");
    }

    /** Without a trailing slash; empty if not configured. */
    public String url() {
        return url;
    }

    /** @return whether the browser behind this request uses https, perhaps to a proxy before us */
    public boolean secures(HttpServletRequest request) {
        return request.isSecure() || isHttps();
    }

    public boolean isHttps() {
        return url.toLowerCase(Locale.ROOT).startsWith("https://");
    }
}
