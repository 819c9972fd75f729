package dev.claquete.studio.vault;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A caller's own keys for outside services. They are stored and never shown again. */
@RestController
@Tag(name = "Keys")
@RequestMapping("/api/account/provider-keys")
class ProviderKeyController {

    private final ProviderKeys keys;
    private final CurrentAccount caller;

    ProviderKeyController(ProviderKeys keys, CurrentAccount caller) {
        this.keys = keys;
        this.caller = caller;
    }

    record Given(@NotBlank String key) {

        @Override
        public String toString() {
            return "a provider's key";
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record View(String provider, String lastLetters, Instant createdAt, @Nullable Instant lastUsedAt) {}

    record Listed(List<View> data) {}

    @Operation(
            summary = "Store a key for a provider: openai, gemini, elevenlabs, suno or runway",
            description = "Runs of this account use it instead of the installation's key, unless their command brings "
                    + "another.")
    @BodyExample("{\"key\":\"sk-...\"}")
    @PutMapping("/{provider}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String provider, @Valid @RequestBody Given given) {
        Provider known = known(provider);
        keys.put(caller.id(), known, Provider.checkedKey("key", given.key()));
    }

    @Operation(summary = "List the providers for which the caller has stored a key")
    @GetMapping
    Listed list() {
        return new Listed(keys.of(caller.id()).stream()
                .map(key -> new View(key.provider().word(), key.lastLetters(), key.createdAt(), key.lastUsedAt()))
                .toList());
    }

    @Operation(summary = "Delete the key for a provider")
    @DeleteMapping("/{provider}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String provider) {
        if (!keys.remove(caller.id(), known(provider))) {
            throw new NotFound("No key is stored for this provider");
        }
    }

    private static Provider known(String provider) {
        return Provider.of(provider)
                .orElseThrow(() -> new NotFound(
                        "There is no such provider; the providers are " + String.join(", ", Provider.words())));
    }
}
