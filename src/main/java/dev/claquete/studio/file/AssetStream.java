package dev.claquete.studio.file;

import dev.claquete.storage.ObjectStore;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Streams an object from the store to the caller with a small buffer. */
@Component
class AssetStream {

    private final ObjectStore store;

    AssetStream(ObjectStore store) {
        this.store = store;
    }

    void send(Asset asset, Optional<ByteRange> part, boolean withBody, HttpServletResponse response)
            throws IOException {
        part.ifPresent(range -> {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, range.contentRange(asset.size()));
        });
        response.setContentType(asset.servedType());
        response.setContentLengthLong(part.map(ByteRange::length).orElse(asset.size()));
        if (withBody && asset.size() > 0) {
            copy(asset, part, response);
        }
    }

    /** If the caller disconnects early, this aborts the read; closing the stream would read the rest of the object. */
    private void copy(Asset asset, Optional<ByteRange> part, HttpServletResponse response) throws IOException {
        ResponseInputStream<GetObjectResponse> in =
                store.open(asset.key(), part.map(ByteRange::header).orElse(null));
        boolean complete = false;
        try {
            in.transferTo(response.getOutputStream());
            complete = true;
        } finally {
            if (complete) {
                in.close();
            } else {
                in.abort();
            }
        }
    }
}
