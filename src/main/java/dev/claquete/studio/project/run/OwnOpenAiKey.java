package dev.claquete.studio.project.run;

import dev.claquete.studio.credit.ProviderKeyExemption;
import dev.claquete.studio.vault.KeyRings;
import dev.claquete.studio.vault.Payer;
import dev.claquete.studio.vault.Provider;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** OpenAI bills requests with a user's own key to that user, so they cost no credits. */
@Component
class OwnOpenAiKey implements ProviderKeyExemption {

    private static final Set<String> OPERATIONS =
            Set.of(PaidStep.SCRIPT.operation(), PaidStep.IMAGE.operation(), PaidStep.NARRATION.operation());

    private final KeyRings rings;

    OwnOpenAiKey(KeyRings rings) {
        this.rings = rings;
    }

    @Override
    public boolean pay(UUID accountId, String operation, @Nullable String keyRing) {
        return OPERATIONS.contains(operation) && rings.pays(keyRing, Provider.OPENAI) == Payer.USER;
    }
}
