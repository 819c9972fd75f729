package dev.claquete.studio.file;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** How large the body of an upload may be, its form included: most addresses take what the configuration says. */
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
