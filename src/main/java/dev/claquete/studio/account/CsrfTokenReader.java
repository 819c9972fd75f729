package dev.claquete.studio.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/**
 * Finds the token that a browser's form must bring, in its header or its field. Of a multipart body not even the fields are
 * read before it is known whether the caller may send it, since the files among them would be written to the disk for that:
 * pages that send files use the header.
 */
class CsrfTokenReader extends CsrfTokenRequestAttributeHandler {

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        String header = request.getHeader(token.getHeaderName());
        if (header != null) {
            return header;
        }
        return isMultipart(request) ? null : super.resolveCsrfTokenValue(request, token);
    }

    static boolean isMultipart(HttpServletRequest request) {
        return String.valueOf(request.getContentType())
                .strip()
                .toLowerCase(Locale.ROOT)
                .startsWith("multipart/");
    }
}
