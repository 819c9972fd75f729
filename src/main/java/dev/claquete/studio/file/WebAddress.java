package dev.claquete.studio.file;

import dev.claquete.studio.web.InvalidInput;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Parses an address like a browser's address bar: spaces and letters in the path and the query are percent-encoded as
 * UTF-8, a host in any script becomes Punycode, tabs and line ends are removed. Existing encoding stays. All rules
 * about addresses apply to the result, and only the result is ever called.
 *
 * <p>Two things that browsers repair are refused, since they can hide where an address leads: missing slashes after the
 * scheme, and white space, control characters or a backslash in the host part.
 *
 * @see <a href="https://url.spec.whatwg.org/">URL Standard</a>
 */
public final class WebAddress {

    private static final Pattern SCHEME = Pattern.compile("(?i)https?:.*", Pattern.DOTALL);
    private static final Pattern AUTHORITY =
            Pattern.compile("(?i)https?://[^/?#\\s\\\\\\p{Cntrl}]+(?:[/?#].*)?", Pattern.DOTALL);
    private static final Pattern BAD_PORT =
            Pattern.compile("(?i)https?://[^/?#:\\s\\\\\\p{Cntrl}]+:[^/?#]*(?:[/?#].*)?", Pattern.DOTALL);

    private WebAddress() {}

    /**
     * @param text without white space around it
     * @throws InvalidInput if it is not an address with a host
     */
    public static HttpUrl parse(String field, String text) {
        if (!SCHEME.matcher(text).matches()) {
            throw new InvalidInput(field, "must be an http or https address");
        }
        HttpUrl url = AUTHORITY.matcher(text).matches() ? HttpUrl.parse(text) : null;
        if (url != null) {
            return url;
        }
        throw BAD_PORT.matcher(text).matches()
                ? new InvalidInput(field, "must name a port from 1 to 65535 after the colon, or none")
                : withoutHost(field);
    }

    /** Like {@link #parse}, for a text that may be something else. */
    static Optional<HttpUrl> find(String text) {
        @Nullable HttpUrl url = AUTHORITY.matcher(text).matches() ? HttpUrl.parse(text) : null;
        return Optional.ofNullable(url);
    }

    public static InvalidInput withoutHost(String field) {
        return new InvalidInput(field, "must name a host that can exist, as in https://example.com/picture.png");
    }
}
