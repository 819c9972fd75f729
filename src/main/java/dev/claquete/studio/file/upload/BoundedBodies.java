package dev.claquete.studio.file.upload;

import dev.claquete.studio.web.BodyTruncation;
import dev.claquete.studio.web.TooLarge;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Lets a filter limit how much is read of a body of unknown length. Tomcat itself writes the files of a form to the
 * disk, past every request wrapper, so the limit applies below it, where bytes arrive from the network. At the limit
 * the body ends, and {@link BodyTruncation} says why.
 */
class BoundedBodies extends ValveBase {

    private static final String BODY = BoundedBodies.class.getName();

    BoundedBodies() {
        super(true);
    }

    /** Does nothing if the request announced its length, which the server enforces. */
    static void bound(HttpServletRequest request, long bytes, TooLarge beyond) {
        if (request.getAttribute(BODY) instanceof Body body) {
            body.left = bytes;
            body.beyond = beyond;
        }
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getContentLengthLong() >= 0) {
            getNext().invoke(request, response);
            return;
        }
        InputBuffer wire = request.getCoyoteRequest().getInputBuffer();
        Body body = new Body(wire, request);
        request.setAttribute(BODY, body);
        request.getCoyoteRequest().setInputBuffer(body);
        try {
            getNext().invoke(request, response);
        } finally {
            request.getCoyoteRequest().setInputBuffer(wire);
        }
    }

    private static final class Body implements InputBuffer {

        private final InputBuffer wire;
        private final Request request;
        private long left = Long.MAX_VALUE;
        private @Nullable TooLarge beyond;

        Body(InputBuffer wire, Request request) {
            this.wire = wire;
            this.request = request;
        }

        @Override
        public int doRead(ApplicationBufferHandler into) throws IOException {
            if (left < 0) {
                return -1;
            }
            int some = wire.doRead(into);
            left -= Math.max(0, some);
            if (left < 0 && beyond != null) {
                BodyTruncation.because(request, beyond);
                return -1;
            }
            return some;
        }

        @Override
        public int available() {
            return left < 0 ? 0 : wire.available();
        }
    }
}
