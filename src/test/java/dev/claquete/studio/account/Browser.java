package dev.claquete.studio.account;

import dev.claquete.studio.Api;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person's browser for tests: keeps cookies, follows redirects when told to, and sends a form with its hidden fields. */
public final class Browser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Api outside;

    public Browser(Api outside) {
        this.outside = outside.with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    public Browser speaking(String languages) {
        outside = outside.with("Accept-Language", languages);
        return this;
    }

    public HttpResponse<String> open(String path) {
        return keep(api().get(path));
    }

    /** Where a redirect leads, and so on. */
    public HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        for (int i = 0; i < 10 && last.statusCode() / 100 == 3; i++) {
            last = open(last.headers().firstValue("Location").orElseThrow());
        }
        return last;
    }

    /** Sends the form of a page to an address, with the fields that its reader has filled in. */
    public HttpResponse<String> submit(HttpResponse<String> page, String address, Map<String, String> fields) {
        Map<String, String> all = HIDDEN.matcher(page.body())
                .results()
                .collect(Collectors.toMap(
                        field -> field.group(1), field -> field.group(2), (a, b) -> a, LinkedHashMap::new));
        all.putAll(fields);
        String body = all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return keep(
                api().with("Content-Type", "application/x-www-form-urlencoded").send("POST", address, body));
    }

    public HttpResponse<String> signIn(String name, String password) {
        return submit(open("/login"), "/login", Map.of("username", name, "password", password));
    }

    /** With this browser's cookies, for calls of any kind. */
    public Api api() {
        return cookies.isEmpty() ? outside : outside.with("Cookie", cookieHeader());
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void keepCookie(String name, String value) {
        cookies.put(name, value);
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<String> keep(HttpResponse<String> answer) {
        for (String header : answer.headers().allValues("Set-Cookie")) {
            MatchResult cookie = Pattern.compile("^([^=]+)=([^;]*)")
                    .matcher(header)
                    .results()
                    .findFirst()
                    .orElseThrow();
            if (header.contains("Max-Age=0") || cookie.group(2).isEmpty()) {
                cookies.remove(cookie.group(1));
            } else {
                cookies.put(cookie.group(1), cookie.group(2));
            }
        }
        return answer;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
