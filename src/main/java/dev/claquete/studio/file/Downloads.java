package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Sends a caller's files for saving under a name, with HTTP ranges and a small buffer. */
@Component
public class Downloads {

    private final AssetStream stream;

    Downloads(AssetStream stream) {
        this.stream = stream;
    }

    /** The caller of this method must check access to the file. */
    public void send(StoredFile file, String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ObjectKey key = file.key();
        Asset asset = new Asset(key, file.contentType(), file.size());
        response.setHeader(HttpHeaders.ETAG, asset.etag());
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try {
            Optional<ByteRange> part = ByteRange.of(range(asset, request), asset.size());
            stream.send(asset, part, HttpMethod.GET.matches(request.getMethod()), response);
        } catch (ByteRange.NotSatisfiable e) {
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + asset.size());
        }
    }

    /** Null if If-Range names another version than ours. */
    private static @Nullable String range(Asset asset, HttpServletRequest request) {
        String condition = request.getHeader(HttpHeaders.IF_RANGE);
        return condition == null || condition.equals(asset.etag()) ? request.getHeader(HttpHeaders.RANGE) : null;
    }
}
