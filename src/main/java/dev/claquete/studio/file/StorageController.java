package dev.claquete.studio.file;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.account.CurrentAccount;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports a caller's storage use. */
@RestController
@Tag(name = "Files")
class StorageController {

    private final Quota quota;
    private final CurrentAccount caller;

    StorageController(Quota quota, CurrentAccount caller) {
        this.quota = quota;
        this.caller = caller;
    }

    /**
     * @param usedBytes of files, results and projects; each object counts once
     * @param reservedBytes announced by uploads in progress
     * @param quotaBytes null if unlimited
     * @param files objects, not paths
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Usage(
            long usedBytes,
            long reservedBytes,
            @Nullable Long quotaBytes,
            @Nullable Long availableBytes,
            long files,
            Map<String, StorageUsage.Share> byKind) {}

    @Operation(
            summary = "Get your storage usage",
            description =
                    "Uploads and results, by kind, against your quota. Results are never refused, so used_bytes may"
                            + " exceed quota_bytes; uploads are refused then.")
    @GetMapping("/utils/storage/usage")
    Usage usage() {
        StorageUsage usage = quota.usage(caller.id());
        boolean limited = usage.quota() > 0;
        return new Usage(
                usage.used(),
                usage.reserved(),
                limited ? usage.quota() : null,
                limited ? Math.max(0, usage.quota() - usage.used() - usage.reserved()) : null,
                usage.files(),
                usage.byKind());
    }
}
