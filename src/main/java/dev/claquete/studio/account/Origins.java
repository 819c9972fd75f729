package dev.claquete.studio.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Which web sites may call from a browser: any may show assets (without cookies), only the configured ones may use the rest, a
 * person's session included unless any site is among them.
 * A request from any other site is refused before it does anything.
 */
@Component
class Origins implements CorsConfigurationSource {

    private final CorsConfiguration assets = new CorsConfiguration();
    private final CorsConfiguration rest = new CorsConfiguration();

    /** @param publicUrl our own pages, where a proxy hides from us that they were reached by https */
    Origins(AccessProperties properties, @Value("${claquete.files.public-url:}") String publicUrl) {
        assets.addAllowedOrigin(CorsConfiguration.ALL);
        assets.setAllowedMethods(List.of("GET", "HEAD"));
        assets.setAllowedHeaders(List.of("Range", "If-None-Match", "X-API-Key", "Authorization"));
        assets.setExposedHeaders(List.of("ETag", "Content-Length", "Content-Range", "Accept-Ranges"));
        assets.setMaxAge(86_400L);
        List<String> origins = Stream.concat(properties.corsAllowOrigins().stream(), Stream.of(publicUrl))
                .map(origin -> origin.strip().replaceAll("/+$", ""))
                .filter(origin -> !origin.isEmpty())
                .toList();
        rest.setAllowedOrigins(origins);
        rest.setAllowCredentials(!origins.contains(CorsConfiguration.ALL));
        rest.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rest.setAllowedHeaders(List.of(
                "Content-Type",
                "X-API-Key",
                "Authorization",
                "Last-Event-ID",
                "Prefer",
                "X-Request-Id",
                "X-CLAQUETE-XSRF",
                "Tus-Resumable",
                "Upload-Length",
                "Upload-Metadata",
                "Upload-Offset",
                "X-HTTP-Method-Override"));
        rest.setExposedHeaders(List.of(
                "X-Request-Id",
                "X-Job-Id",
                "Location",
                "Retry-After",
                "Tus-Resumable",
                "Upload-Expires",
                "Upload-Length",
                "Upload-Offset",
                "X-RateLimit-Limit",
                "X-RateLimit-Remaining",
                "X-RateLimit-Reset"));
        rest.setMaxAge(3_600L);
    }

    @Override
    public CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        boolean readsAsset =
                request.getRequestURI().equals("/api/assets") && !HttpMethod.POST.matches(request.getMethod());
        return readsAsset ? assets : rest;
    }
}
