package dev.claquete.studio.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Which web sites may call from a browser: any may show assets (without cookies), only the configured ones may use the rest, a
 * person's session included unless any site is among them. What another site wants to change is refused before anything is done.
 * What it reads is answered, but without the headers by which its browser would show it the answer.
 */
@Component
class CorsOrigins implements CorsConfigurationSource {

    /** Set by browsers alone: no page can choose it. Missing where a page was not reached by https or on localhost. */
    private static final String FETCHED_FROM = "Sec-Fetch-Site";

    private static final String OURS = "same-origin";

    private static final Set<String> FORMS =
            Set.of(SignInPage.PATH, "/logout", PasswordController.CONFIRM, ActivationPage.PATH);

    private final CorsConfiguration assets = new CorsConfiguration();
    private final CorsConfiguration rest = new CorsConfiguration();
    private final List<String> named;

    CorsOrigins(AccessProperties properties, SiteUrl address) {
        assets.addAllowedOrigin(CorsConfiguration.ALL);
        assets.setAllowedMethods(List.of("GET", "HEAD"));
        assets.setAllowedHeaders(List.of("Range", "If-None-Match", "X-API-Key", "Authorization"));
        assets.setExposedHeaders(List.of("ETag", "Content-Length", "Content-Range", "Accept-Ranges"));
        assets.setMaxAge(86_400L);
        List<String> origins = Stream.concat(properties.corsAllowOrigins().stream(), Stream.of(address.url()))
                .map(origin -> origin.strip().replaceAll("/+$", ""))
                .filter(origin -> !origin.isEmpty())
                .toList();
        named = origins.stream()
                .filter(origin -> !origin.equals(CorsConfiguration.ALL) && !origin.equals("null"))
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
                "Idempotency-Key",
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

    /** Null where no rule of CORS is needed: nothing is allowed and nothing is refused. */
    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        if (request.getRequestURI().equals("/api/assets") && !HttpMethod.POST.matches(request.getMethod())) {
            return assets;
        }
        boolean foreign = rest.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) == null;
        return foreign && (reads || isFetchedByOurPage(request) || mayBeOurForm(request)) ? null : rest;
    }

    /** A page that hides its address hides its origin too. These forms bring a token, which is looked at next. */
    private static boolean mayBeOurForm(HttpServletRequest request) {
        return "null".equals(request.getHeader(HttpHeaders.ORIGIN)) && FORMS.contains(request.getRequestURI());
    }

    /**
     * Whether a browser vouches that the request comes from a page of ours or of a site that may use people's sessions. Where it
     * says where the page lies ({@code Sec-Fetch-Site}), that alone counts; else the page's {@code Origin}.
     */
    boolean vouchedFor(HttpServletRequest request) {
        if (request.getHeader(FETCHED_FROM) != null) {
            return isFetchedByOurPage(request);
        }
        List<String> origins = Collections.list(request.getHeaders(HttpHeaders.ORIGIN));
        return origins.size() == 1
                && Stream.concat(named.stream(), Stream.of(own(request)))
                        .anyMatch(origin -> origin.equalsIgnoreCase(origins.get(0)));
    }

    private static boolean isFetchedByOurPage(HttpServletRequest request) {
        List<String> said = Collections.list(request.getHeaders(FETCHED_FROM));
        return said.equals(List.of(OURS));
    }

    private static String own(HttpServletRequest request) {
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
    }
}
