package dev.claquete.studio.vault;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Key rotation of the vault, for administrators. */
@RestController
@Tag(name = "Administration")
class VaultController {

    private final VaultRotation resealing;

    VaultController(VaultRotation resealing) {
        this.resealing = resealing;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Answer(String keyId, int resealed, int lost) {}

    @Operation(
            summary = "Re-encrypt all secrets with the first key of CLAQUETE_VAULT_KEY",
            description = "lost counts secrets whose key is not configured; when it is 0, older keys can be removed.")
    @PostMapping("/api/admin/vault/rotate")
    Answer rotate() {
        VaultRotation.Outcome outcome = resealing.run();
        return new Answer(outcome.keyId(), outcome.resealed(), outcome.lost());
    }
}
