package dev.claquete.studio.web.body;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Returns no parameter and no file name that contains the character U+0000. */
final class NulFreeRequest extends HttpServletRequestWrapper {

    NulFreeRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String value = super.getParameter(name);
        if (value != null) {
            NulCharacter.check(name, value);
        }
        return value;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = super.getParameterValues(name);
        if (values != null) {
            check(name, values);
        }
        return values;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> parameters = super.getParameterMap();
        parameters.forEach((name, values) -> {
            NulCharacter.check("parameter", name);
            check(name, values);
        });
        return parameters;
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        try {
            Collection<Part> parts = super.getParts();
            parts.forEach(NulFreeRequest::check);
            return parts;
        } catch (IOException | ServletException | RuntimeException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e)
                    instanceof InvalidFileNameException) { // Tomcat checks first
                throw new NulCharacter("filename");
            }
            throw e;
        }
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        Part part = super.getPart(name);
        if (part != null) {
            check(part);
        }
        return part;
    }

    private static void check(String name, String[] values) {
        for (String value : values) {
            NulCharacter.check(name, value);
        }
    }

    /** A file name may be percent-encoded or in Base64; it is decoded as Spring decodes it. */
    private static void check(Part part) {
        String header = String.valueOf(part.getHeader(HttpHeaders.CONTENT_DISPOSITION));
        NulCharacter.check(part.getName(), header);
        String filename = ContentDisposition.parse(header).getFilename();
        if (filename != null) {
            NulCharacter.check(part.getName(), filename);
        }
    }
}
