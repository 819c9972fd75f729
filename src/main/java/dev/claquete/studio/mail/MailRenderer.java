package dev.claquete.studio.mail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.AssetLinks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/** Renders a message with the texts of {@code mail/words-<language>.yml}. It signs links at this moment. */
@Component
class MailRenderer {

    private static final Map<String, Map<String, Words>> BY_LANGUAGE = Map.of("en", load("en"), "pt", load("pt"));

    private final AssetLinks links;

    MailRenderer(AssetLinks links) {
        this.links = links;
    }

    /** The texts for one kind of message, with placeholders. */
    private record Words(
            String subject, String heading, List<String> paragraphs, @Nullable String button, String note) {}

    /** @param language of the reader; English for unsupported languages */
    RenderedMail write(Message message, String language) {
        String tongue = language.toLowerCase(Locale.ROOT).startsWith("pt") ? "pt" : "en";
        Words words = Objects.requireNonNull(
                Objects.requireNonNull(BY_LANGUAGE.get(tongue)).get(form(message)), message.kind());
        Map<String, String> values = values(message, tongue);
        return new RenderedMail(
                tongue,
                Placeholders.fill(words.subject(), values),
                Placeholders.fill(words.heading(), values),
                words.paragraphs().stream()
                        .map(paragraph -> Placeholders.fill(paragraph, values))
                        .toList(),
                words.button(),
                values.get("link"),
                Placeholders.fill(words.note(), values));
    }

    private Map<String, String> values(Message message, String tongue) {
        if (message instanceof Message.VideoReady video) {
            return Map.of(
                    "title",
                    video.title(),
                    "length",
                    MailFormats.length(video.seconds()),
                    "link",
                    link(video.videoKey()));
        }
        if (message instanceof Message.ResultReady result) {
            return Map.of("title", result.name(), "link", link(result.resultKey()));
        }
        if (message instanceof Message.JobFailed failed) {
            return Map.of("title", failed.title(), "reason", failed.reason());
        }
        if (message instanceof Message.AlreadyRegistered known) {
            return known.link() == null ? Map.of() : Map.of("link", known.link());
        }
        if (message instanceof Message.Activation activation) {
            return wayIn(activation.token(), activation.link(), activation.expiresAt(), tongue);
        }
        Message.PasswordReset reset = (Message.PasswordReset) message;
        return wayIn(reset.token(), reset.link(), reset.expiresAt(), tongue);
    }

    private static Map<String, String> wayIn(String token, @Nullable String link, Instant expiresAt, String tongue) {
        String until = MailFormats.moment(expiresAt, tongue);
        return link == null ? Map.of("token", token, "until", until) : Map.of("link", link, "until", until);
    }

    private static String form(Message message) {
        boolean code = (message instanceof Message.PasswordReset reset && reset.link() == null)
                || (message instanceof Message.Activation activation && activation.link() == null);
        return code ? message.kind() + "-code" : message.kind();
    }

    private String link(String key) {
        return links.link(new ObjectKey(key));
    }

    private static Map<String, Words> load(String language) {
        String name = "/mail/words-" + language + ".yml";
        try (InputStream in = MailRenderer.class.getResourceAsStream(name)) {
            Object yaml = new Yaml().load(Objects.requireNonNull(in, name));
            return new ObjectMapper().convertValue(yaml, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
