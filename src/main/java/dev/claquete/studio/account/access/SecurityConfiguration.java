package dev.claquete.studio.account.access;

import dev.claquete.studio.account.Role;
import dev.claquete.studio.account.SiteUrl;
import dev.claquete.studio.account.registration.ActivationPage;
import dev.claquete.studio.web.ApiPrefix;
import dev.claquete.studio.web.ErrorWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may reach which address. Users sign in once, by page, and then have the engine's web apps and the API page;
 * programs send {@code X-API-Key}, an access token or HTTP Basic with every request and get no session. Addresses
 * without a rule are closed and look as if they did not exist.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final RequestMatcher SIGN_IN_AND_OUT = new OrRequestMatcher(at(SignInPage.PATH), at("/logout"));
    private static final RequestMatcher WEB_APPS = at("/camunda/**");

    @Bean
    public PasswordEncoder passwordEncoder() {
        PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
        return new DelegatingPasswordEncoder("argon2", Map.of("argon2", argon2));
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            CallerAuthentication callers,
            AccessDeniedJson refusals,
            ErrorWriter writer,
            CorsOrigins origins,
            AccessTokens tokens,
            BrowserSessions browsers,
            SiteUrl address)
            throws Exception {
        RequestMatcher navigation = navigation();
        RequestedPage wanted = new RequestedPage(navigation, address);
        LoginUrlAuthenticationEntryPoint toSignInPage = new LoginUrlAuthenticationEntryPoint(SignInPage.PATH);
        toSignInPage.setFavorRelativeUris(true);
        DelegatingAuthenticationEntryPoint strangers =
                new DelegatingAuthenticationEntryPoint(new LinkedHashMap<>(Map.of(navigation, toSignInPage)));
        strangers.setDefaultEntryPoint(refusals);
        return http.authenticationManager(new ProviderManager(callers))
                .authorizeHttpRequests(rules -> rules
                        // the end of an authorised request: for example of a stream whose session is over
                        .dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        // CVE-2026-77226: the engine's first-run set-up, closed to everyone
                        .requestMatchers(at("/camunda/api/admin/setup/**"), at("/camunda/app/admin/{engine}/setup/**"))
                        .denyAll()
                        .requestMatchers(at("/"), at("/health/**"), at("/error"), at("/favicon.ico"), SIGN_IN_AND_OUT)
                        .permitAll()
                        // a signed link is its own credential; the controller checks it, or the owner
                        .requestMatchers(get("/api/assets"), head("/api/assets"))
                        .permitAll()
                        // CVE-2026-109432: of the engine's REST API a worker reaches only this, limited by WorkerGate
                        .requestMatchers(at("/engine-rest/external-task/**"), at("/api/worker/**"))
                        .hasAnyRole(Role.WORKER.name(), Role.OPERATOR.name())
                        .requestMatchers(at("/engine-rest/**"), at("/camunda/**"))
                        .hasRole(Role.OPERATOR.name())
                        .requestMatchers(at("/swagger-ui/**"), at("/swagger-ui.html"), at("/v3/api-docs/**"))
                        .hasRole(Role.USER.name())
                        // anonymous callers register, and users who lost their password reset it
                        .requestMatchers(
                                post("/users"),
                                post("/users/"),
                                post(ActivationPage.PATH),
                                get(ActivationPage.PATH),
                                post("/auth/token"),
                                post("/auth/password/**"),
                                get("/auth/password/reset/confirm"),
                                post("/v2/auth/login"),
                                post("/v2/auth/refresh"),
                                post("/v2/auth/logout"))
                        .permitAll()
                        .requestMatchers(at("/api/webhooks/job-status"))
                        .hasAnyRole(Role.WORKER.name(), Role.ADMIN.name())
                        .requestMatchers(at("/api/admin/**"))
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers(Arrays.stream(ApiPrefix.patterns())
                                .map(SecurityConfiguration::at)
                                .toArray(RequestMatcher[]::new))
                        .hasRole(Role.USER.name())
                        .anyRequest()
                        .access((caller, request) -> AccessDeniedJson.NOTHING_THERE))
                .addFilterBefore(
                        new BodySizeLimit(new OrRequestMatcher(asksForToken(), SIGN_IN_AND_OUT), writer),
                        CsrfFilter.class)
                .addFilterBefore(new WorkerSecretFilter(callers, refusals), LogoutFilter.class)
                .addFilterBefore(new ApiKeyFilter(callers, refusals), BasicAuthenticationFilter.class)
                .addFilterBefore(new BearerFilter(tokens, asksForToken(), refusals), BasicAuthenticationFilter.class)
                .addFilterBefore(new ScopeFilter(writer), AuthorizationFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .securityContext(contexts -> contexts.securityContextRepository(new DelegatingSecurityContextRepository(
                        new RequestAttributeSecurityContextRepository(), browsers)))
                .formLogin(form -> form.loginPage(SignInPage.PATH)
                        .successHandler(browsers.welcome(wanted))
                        .failureHandler(new SignInPage.Failed()))
                .logout(logout -> logout.addLogoutHandler(browsers).logoutSuccessUrl(SignInPage.AFTER_SIGNING_OUT))
                // BrowserSessions starts a new session with each sign-in; changing the id of the old one first would
                // restore it
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.none()))
                .requestCache(requests -> requests.requestCache(wanted))
                .cors(cors -> cors.configurationSource(origins))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(
                                request -> canBeForged(request) && !origins.vouchedFor(request))
                        .csrfTokenRepository(csrfCookie(address))
                        .csrfTokenRequestHandler(new CsrfTokenReader()))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(strangers).accessDeniedHandler(refusals))
                .headers(headers -> headers.httpStrictTransportSecurity(
                        https -> https.requestMatcher(address::secures).includeSubDomains(false)))
                .headers(new PageHeaders())
                .build();
    }

    /** Sign-in routes: a token sent along must not decide whether they are allowed. */
    private static RequestMatcher asksForToken() {
        return new OrRequestMatcher(
                at("/v2/auth/**"),
                post("/auth/token"),
                at("/auth/password/**"),
                post("/users"),
                post("/users/"),
                post(ActivationPage.PATH));
    }

    /** A browser that opens a page, as opposed to a program's call. */
    private static RequestMatcher navigation() {
        MediaTypeRequestMatcher wantsPage = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        wantsPage.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        RequestMatcher notApi = request -> !request.getRequestURI().startsWith("/api/")
                && !request.getRequestURI().startsWith("/engine-rest/")
                && !request.getRequestURI().startsWith("/camunda/api/");
        return new AndRequestMatcher(List.of(wantsPage, notApi, request -> "GET".equals(request.getMethod())));
    }

    /**
     * Only credentials that a browser sends by itself can be forged: a session. The engine's web apps have their own
     * protection ({@code CsrfPreventionFilter}).
     */
    private static boolean canBeForged(HttpServletRequest request) {
        boolean signsInOrOut = SIGN_IN_AND_OUT.matches(request);
        boolean bySession = BrowserSessions.isSignedIn(request)
                && request.getHeader(ApiKeyFilter.HEADER) == null
                && request.getHeader("Authorization") == null
                && !WEB_APPS.matches(request);
        return !SAFE.contains(request.getMethod()) && (signsInOrOut || bySession);
    }

    /** Read by the scripts of the API page, which send its value back. */
    private static CookieCsrfTokenRepository csrfCookie(SiteUrl address) {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(it -> {
            it.sameSite("Lax");
            if (address.isHttps()) {
                it.secure(true); // otherwise as in the request
            }
        });
        cookie.setCookieName("CLAQUETE-XSRF");
        cookie.setHeaderName("X-CLAQUETE-XSRF");
        return cookie;
    }

    private static RequestMatcher at(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher get(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, pattern);
    }

    private static RequestMatcher post(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern);
    }

    private static RequestMatcher head(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.HEAD, pattern);
    }
}
