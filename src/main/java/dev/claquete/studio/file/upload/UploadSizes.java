package dev.claquete.studio.file.upload;

import dev.claquete.studio.file.LargeUpload;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** The largest body of an upload on each route, form included: on most routes as configured. */
@Component
class UploadSizes {

    private final long usual;
    private final List<LargeUpload> larger;

    UploadSizes(MultipartConfigElement usual, List<LargeUpload> larger) {
        this.usual = usual.getMaxRequestSize() < 0 ? Long.MAX_VALUE : usual.getMaxRequestSize();
        this.larger = larger;
    }

    long most(HttpServletRequest request) {
        return larger.stream()
                .filter(upload -> upload.path().equals(request.getServletPath()))
                .map(upload -> upload.most().toBytes())
                .findFirst()
                .orElse(usual);
    }
}
