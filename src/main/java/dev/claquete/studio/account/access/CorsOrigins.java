package dev.claquete.studio.account.access;

import dev.claquete.studio.account.AccessProperties;
import dev.claquete.studio.account.SiteUrl;
import dev.claquete.studio.account.registration.ActivationPage;
import dev.claquete.studio.account.registration.PasswordController;
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
 * Decides which web sites may call from a browser. Any may show assets (without cookies). Only the configured ones may
 * use the rest, including users' sessions unless any site is allowed. A state-changing request from another site is
 * refused before it runs. A read is answered without CORS headers, so the browser hides the answer from the site.
 */
@Component
class CorsOrigins implements CorsConfigurationSource {

    /**
     * Only browsers set this header; no page can choose it. It is missing if a page was not loaded by https or from
     * localhost.
     */
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

    /** Null if no CORS rule applies: nothing is allowed and nothing is refused. */
    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        if (request.getRequestURI().equals("/api/assets") && !HttpMethod.POST.matches(request.getMethod())) {
            return assets;
        }
        boolean foreign = rest.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) == null;
        return foreign && (reads || isFetchedByOurPage(request) || mayBeOurForm(request)) ? null : rest;
    }

    /** A page that hides its URL hides its origin too. These forms contain a token, which is checked next. */
    private static boolean mayBeOurForm(HttpServletRequest request) {
        return "null".equals(request.getHeader(HttpHeaders.ORIGIN)) && FORMS.contains(request.getRequestURI());
    }

    /**
     * Whether the browser shows that the request comes from one of our pages or of a site that may use sessions.
     * {@code Sec-Fetch-Site} decides if present, otherwise {@code Origin}.
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
