package dev.claquete.studio.file;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves objects to browsers and programs, with HTTP ranges and caching. */
@RestController
@Tag(name = "Files")
class AssetController {

    /**
     * Browsers show a picture or video within a page that they generate; that page may use the asset and nothing else.
     */
    private static final String CONTENT_SECURITY =
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final Duration YEAR = Duration.ofDays(365);

    private final AssetAccess access;
    private final AssetStream stream;

    AssetController(AssetAccess access, AssetStream stream) {
        this.access = access;
        this.stream = stream;
    }

    @Operation(
            summary = "Read a file",
            description = "For its owner, or for anyone with a signed link. Supports Range (one part; a request for "
                    + "several gets the whole file), If-Range and If-None-Match; download=1 asks browsers to "
                    + "save it.")
    @RequestMapping(
            path = AssetAddress.PATH,
            method = {RequestMethod.GET, RequestMethod.HEAD})
    void read(
            @RequestParam String url,
            @RequestParam(required = false) @Nullable Long expires,
            @RequestParam(required = false) @Nullable String signature,
            @RequestParam(defaultValue = "false") boolean download,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AssetAccess.Leave leave = access.open(url, expires, signature);
        Asset asset = leave.asset();
        response.setHeader(HttpHeaders.CACHE_CONTROL, caching(leave));
        describe(asset, download, response);
        if (holds(asset, request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        try {
            Optional<ByteRange> part = ByteRange.of(rangeHeader(asset, request), asset.size());
            boolean withBody = HttpMethod.GET.matches(request.getMethod());
            stream.send(asset, part, withBody, response);
        } catch (ByteRange.NotSatisfiable e) {
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + asset.size());
        }
    }

    /**
     * Shared caches keep nothing that only the owner may read, and nothing for longer than its link is valid (ADR 14).
     */
    private static String caching(AssetAccess.Leave leave) {
        String scope = leave.sharedFor().isPresent() ? "public" : "private";
        long seconds = Math.min(YEAR.toSeconds(), leave.sharedFor().orElse(YEAR).toSeconds());
        return scope + ", max-age=" + seconds + ", immutable";
    }

    /** {@code Vary} keeps a shared cache from giving the owner's copy to an anonymous caller at the same address. */
    private static void describe(Asset asset, boolean download, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, asset.etag());
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.addHeader(HttpHeaders.VARY, "X-API-Key, Authorization, Cookie");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY);
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (download || !asset.showable()) {
            String disposition = ContentDisposition.attachment()
                    .filename(asset.fileName())
                    .build()
                    .toString();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
        }
    }

    private static boolean holds(Asset asset, @Nullable String tags) {
        return tags != null
                && Arrays.stream(tags.split(","))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals(asset.etag()) || tag.equals("*"));
    }

    /** Null if If-Range names another version than ours. */
    private static @Nullable String rangeHeader(Asset asset, HttpServletRequest request) {
        String condition = request.getHeader(HttpHeaders.IF_RANGE);
        return condition == null || condition.equals(asset.etag()) ? request.getHeader(HttpHeaders.RANGE) : null;
    }
}
