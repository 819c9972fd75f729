package dev.claquete.studio.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.credit.Tariff;
import dev.claquete.studio.file.Fetched;
import dev.claquete.studio.media.InputMaker;
import dev.claquete.studio.narration.Speaker;
import dev.claquete.studio.narration.Voices;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.work.BusinessError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Texts that a plan wants spoken. */
@Component
class SpokenInput implements InputMaker {

    static final String NAME = "speech";
    static final String USUAL_VOICE = Voices.USUAL.id();

    private static final String OPERATION = "narration_generate";

    private final Speaker speaker;
    private final Tariff tariff;
    private final CreditLedger ledger;
    private final ObjectMapper json;

    SpokenInput(Speaker speaker, Tariff tariff, CreditLedger ledger, ObjectMapper json) {
        this.speaker = speaker;
        this.tariff = tariff;
        this.ledger = ledger;
        this.json = json;
    }

    private record Recipe(String text, String voice) {}

    static boolean speaks(String voice) {
        return Voices.find(voice).isPresent();
    }

    String recipe(String text, String voice) {
        try {
            return json.writeValueAsString(new Recipe(text, voice));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long price(UUID owner, String recipe) {
        return tariff.price(owner, OPERATION, speaker.remote(), null);
    }

    @Override
    public Fetched make(UUID owner, String field, String recipe, Path into) throws IOException {
        Recipe wanted = json.readValue(recipe, Recipe.class);
        Voices.Voice voice = Voices.find(wanted.voice).orElse(Voices.USUAL);
        try {
            String name = ContentHash.of(owner.toString(), recipe).shortHex();
            Files.write(into, speaker.speak(wanted.text, voice, name));
            return new Fetched(into, "audio/wav", "wav", Files.size(into));
        } catch (BusinessError e) {
            throw new InvalidInput(field, "cannot be spoken: " + e.getMessage());
        }
    }

    @Override
    public void kept(UUID owner, String recipe, String purchase, ObjectKey key) {
        ledger.use(purchase, OPERATION, key.value(), price(owner, recipe));
    }
}
