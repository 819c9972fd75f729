package dev.claquete.studio.narration;

import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.speech.SpeechCreateParams.ResponseFormat;
import dev.claquete.studio.text.SpeakableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Speech from an OpenAI-compatible server ({@code POST /audio/speech}, shared/contracts/vendors.md 4.1). It gives no
 * word times. A text or voice that can never succeed causes {@link SpeechRefused}; rate limits and faults are technical
 * failures.
 */
final class OpenAiSpeech implements SpeechSynthesizer {

    /** The vendor's limit. */
    private static final int MAX_CHARACTERS = 4096;

    /** {@code pcm} and raw answers: 24 kHz, signed 16 bit, mono. */
    private static final int RAW_RATE_HZ = 24_000;

    private final Supplier<OpenAIClient> client;
    private final String model;
    private final String defaultVoice;

    OpenAiSpeech(Supplier<OpenAIClient> client, String model, String defaultVoice) {
        this.client = client;
        this.model = model;
        this.defaultVoice = defaultVoice;
    }

    @Override
    public String id() {
        return "openai:" + model + ":" + defaultVoice + "/1";
    }

    /** Older models accept no instructions (developers.openai.com, {@code audio/createSpeech}). */
    @Override
    public boolean acts() {
        return !model.startsWith("tts-1");
    }

    @Override
    public SpokenText synthesize(SpeechRequest request) throws SpeechRefused {
        String text = input(request.text());
        if (text.length() > MAX_CHARACTERS) {
            throw new SpeechRefused(
                    "A narration has at most " + MAX_CHARACTERS + " characters, this one has " + text.length() + ".");
        }
        Waveform sound = bought(request, text);
        if (sound.seconds() < 0.05 || sound.peak() < 0.003f) {
            throw new IllegalStateException(
                    model + " answered " + sound.seconds() + " s of silence for " + text.length() + " characters");
        }
        return NarrationMastering.finish(new SpokenText(sound, List.of()));
    }

    /** Numbers in words; as written if the words would be too many, which the model reads as well as it can. */
    private static String input(SpeakableText text) {
        return text.spoken().length() > MAX_CHARACTERS ? text.written() : text.spoken();
    }

    private Waveform bought(SpeechRequest request, String text) throws SpeechRefused {
        SpeechCreateParams.Builder params = SpeechCreateParams.builder()
                .model(model)
                .input(text)
                .voice(request.voiceName() == null ? defaultVoice : request.voiceName())
                .responseFormat(ResponseFormat.WAV)
                .putAdditionalHeader("Idempotency-Key", request.idempotencyKey());
        if (request.manner() != null && acts()) {
            params.instructions(request.manner());
        }
        try (HttpResponse answer = client.get().audio().speech().create(params.build(), RequestOptions.none())) {
            return decode(
                    answer.body().readAllBytes(),
                    answer.headers().values("Content-Type").stream().findFirst().orElse("no content type"));
        } catch (BadRequestException e) {
            throw refusalOrFault(e);
        } catch (IOException e) {
            throw new UncheckedIOException("no speech from " + model, e);
        }
    }

    private Waveform decode(byte[] bytes, String contentType) throws IOException {
        if (WavFile.looksLikeWav(bytes)) {
            return WavFile.read(bytes);
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.contains("pcm") || type.contains("l16")) {
            return Waveform.ofS16(bytes, RAW_RATE_HZ);
        }
        throw new IOException(model + " was asked for WAV and answered " + bytes.length + " bytes of " + contentType);
    }

    /**
     * A moderated text and an unknown voice must be changed in the project; any other 400 concerns the installation.
     */
    private static SpeechRefused refusalOrFault(BadRequestException e) throws SpeechRefused {
        String code = e.code().orElse("");
        String param = e.param().orElse("");
        boolean moderated =
                code.contains("moderation") || code.contains("content_policy") || code.contains("content_filter");
        if (param.equals("voice")) {
            throw new SpeechRefused("The speech service does not have this voice. Choose another one, then try again.");
        }
        if (moderated || param.equals("input")) {
            throw new SpeechRefused("The speech service refuses this narration. Change its words, then try again.");
        }
        throw e;
    }
}
