package dev.claquete.studio.web.body;

import dev.claquete.studio.web.LargeBody;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Limits bodies that are read as a whole: 4 MB, which is more than a topic of 500,000 characters takes in any encoding,
 * or 64 MB for a {@link LargeBody}. Uploads do not count: they go to the disk, with their own limits.
 */
@RestControllerAdvice
class BodyLimits extends RequestBodyAdviceAdapter {

    static final long MAX_BYTES = 4L * 1024 * 1024;
    static final long MAX_LARGE_BYTES = 64L * 1024 * 1024;

    private final BodyMemory memory;

    BodyLimits(BodyMemory memory) {
        this.memory = memory;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage input,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        long limit = parameter.hasMethodAnnotation(LargeBody.class) ? MAX_LARGE_BYTES : MAX_BYTES;
        long announced = input.getHeaders().getContentLength();
        LimitedInput.check(announced, limit);
        return new Limited(
                input.getHeaders(),
                new LimitedInput(
                        input.getBody(), limit, () -> memory.reserveForThisRequest(announced < 0 ? limit : announced)));
    }

    private record Limited(HttpHeaders headers, InputStream body) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }
}
