package dev.claquete.studio.generate;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claquete.operation.OrderJson;
import dev.claquete.operation.Source;
import dev.claquete.operation.SynthesizeSpeech;
import dev.claquete.operation.SynthesizeSpeech.Format;
import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.job.JobRequest;
import dev.claquete.studio.job.JobResult;
import dev.claquete.studio.job.JobService;
import dev.claquete.studio.job.StartsJob;
import dev.claquete.studio.narration.Speech;
import dev.claquete.studio.narration.Voices;
import dev.claquete.studio.narration.Voices.Voice;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.Rules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Generates speech from a text. */
@RestController
@Tag(name = "Generate")
@RequestMapping("/synthesize/speech")
class SpeechController {

    /** The speech service's limit; clients split longer texts. */
    private static final int MAX_TEXT = 4096;

    private static final List<String> EMOTIONS = List.of(
            "neutral", "happy", "sad", "angry", "excited", "calm", "fearful", "surprised", "serious", "whisper");

    private final JobService desk;
    private final Voices voices;
    private final GenerationJobs generations;
    private final CurrentAccount caller;
    private final AccountDirectory accounts;

    SpeechController(
            JobService desk,
            Voices voices,
            GenerationJobs generations,
            CurrentAccount caller,
            AccountDirectory accounts) {
        this.desk = desk;
        this.voices = voices;
        this.generations = generations;
        this.caller = caller;
        this.accounts = accounts;
    }

    record SpeechRequest(
            @NotBlank @Size(max = MAX_TEXT) String text,
            @JsonProperty("voice_id") @Nullable String voiceId,
            @Nullable String emotion,
            @DecimalMin("0.25") @DecimalMax("4") @Nullable Double speed,
            @Nullable String format,
            @JsonProperty("webhook_url") @Nullable String webhookUrl) {}

    /** @param emotionApplied false if the provider has no emotions, or none was requested */
    record SpeechAnswer(
            UUID id,
            String url,
            double duration,
            String text,
            @JsonProperty("emotion_applied") boolean emotionApplied) {}

    record Installed(List<Listed> voices) {}

    /** @param description its language and gender, in the caller's language */
    record Listed(String id, String name, String description, String language, String gender) {

        static Listed of(Voice voice, Locale locale) {
            return new Listed(voice.id(), voice.name(), voice.description(locale), voice.language(), voice.gender());
        }
    }

    @Operation(
            summary = "Speak a text",
            description =
                    "voice_id is one of GET /synthesize/speech/voices; speed from 0.25 to 4 leaves the pitch as it "
                            + "is; format is mp3 or wav. emotion (neutral, happy, sad, angry, excited, calm, "
                            + "fearful, surprised, serious, whisper) is used by models that take instructions; "
                            + "emotion_applied says whether it was. webhook_url: 202 with a job, see /job/{id}.")
    @BodyExample(
            "{\"text\":\"Olá, como você está?\",\"voice_id\":\"pt_br_female\",\"emotion\":\"happy\",\"speed\":1.0}")
    @StartsJob
    @PostMapping
    DeferredResult<ResponseEntity<Object>> speak(@Valid @RequestBody SpeechRequest in) {
        String text = in.text().strip();
        double speed = requireNonNullElse(in.speed(), 1.0);
        Format format = format(in.format());
        String language = language();
        Speech.Wish wish = new Speech.Wish(text, voice(in.voiceId(), language), language, manner(in.emotion()));
        JobInputs inputs = desk.inputs();
        Source speech = inputs.made(
                "text",
                Source.Kind.AUDIO,
                SynthesizeSpeech.NAME,
                new String(OrderJson.write(wish), StandardCharsets.UTF_8));
        JobRequest request =
                JobRequest.of(SynthesizeSpeech.NAME, new SynthesizeSpeech.Order(speech, speed, format), inputs);
        return desk.perform(request.webhook(in.webhookUrl()), result -> answer(text, result));
    }

    @Operation(
            summary = "List the voices of this installation",
            description =
                    "language is BCP 47, or mul for a voice that speaks any language. description is in Portuguese or English, by"
                            + " Accept-Language or the account's language.")
    @GetMapping("/voices")
    Installed voices(Locale locale) {
        return new Installed(
                voices.all().stream().map(voice -> Listed.of(voice, locale)).toList());
    }

    private SpeechAnswer answer(String text, JobResult result) {
        JobResult.Made made = result.product();
        return new SpeechAnswer(
                result.jobId(),
                made.url(),
                Math.round(made.product().seconds() * 1000) / 1000.0,
                text,
                generations.wasEmotionApplied(result.jobId()));
    }

    private Voice voice(@Nullable String id, String language) {
        if (id == null || id.isBlank()) {
            return voices.of(language);
        }
        return voices.find(id.strip())
                .orElseThrow(() -> new InvalidInput("voice_id", "must be one of GET /synthesize/speech/voices"));
    }

    private static @Nullable String manner(@Nullable String emotion) {
        if (emotion == null || emotion.isBlank()) {
            return null;
        }
        String wish = emotion.strip().toLowerCase(Locale.ROOT);
        if (!EMOTIONS.contains(wish)) {
            throw new InvalidInput("emotion", Rules.oneOf(EMOTIONS));
        }
        return wish.equals("whisper") ? "Whisper." : "Speak in a " + wish + " tone.";
    }

    private static Format format(@Nullable String format) {
        return switch (format == null ? "" : format.strip().toLowerCase(Locale.ROOT)) {
            case "", "mp3" -> Format.MP3;
            case "wav" -> Format.WAV;
            default -> throw new InvalidInput("format", "must be mp3 or wav");
        };
    }

    private String language() {
        return accounts.find(caller.id()).map(account -> account.language()).orElse("en");
    }
}
