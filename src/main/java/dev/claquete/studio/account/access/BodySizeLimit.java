package dev.claquete.studio.account.access;

import dev.claquete.studio.web.ErrorWriter;
import dev.claquete.studio.web.TooLarge;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the size of anonymous callers' requests: names, passwords and tokens are short, and the long bodies that
 * others may send would fill the memory.
 */
class BodySizeLimit extends OncePerRequestFilter {

    private static final int MOST = 64 * 1024;

    private static final String RULE = "must have at most " + MOST + " bytes";

    private final RequestMatcher openToStrangers;
    private final ErrorWriter errors;

    BodySizeLimit(RequestMatcher openToStrangers, ErrorWriter errors) {
        this.openToStrangers = openToStrangers;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!openToStrangers.matches(request)) {
            chain.doFilter(request, response);
        } else if (CsrfTokenReader.isMultipart(request)) { // its files would be written to the disk
            errors.write(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type: must not be multipart");
        } else if (request.getContentLengthLong() > MOST) { // Tomcat reads forms without using the stream below
            errors.write(request, response, HttpStatus.PAYLOAD_TOO_LARGE, "body: " + RULE, "body");
        } else {
            chain.doFilter(new Short(request), response);
        }
    }

    private static final class Short extends HttpServletRequestWrapper {

        private @Nullable ServletInputStream body;

        Short(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream present = body;
            if (present == null) {
                present = new Counted(super.getInputStream());
                body = present;
            }
            return present;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private int read;

        Counted(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = body.read(into, offset, Math.min(length, MOST));
            count(some);
            return some;
        }

        private void count(int some) {
            read += Math.max(0, some);
            if (read > MOST) {
                throw new TooLarge("body", RULE);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
