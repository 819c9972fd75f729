package dev.claquete.studio.mail;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.AssetLinks;
import dev.claquete.studio.web.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Renders a message with the texts of {@code texts/mail.properties}. It signs links at this moment. */
@Component
class MailRenderer {

    private static final MessageSource TEXTS = Texts.of("mail");

    private final AssetLinks links;

    MailRenderer(AssetLinks links) {
        this.links = links;
    }

    /** @param language of the reader; English for unsupported languages */
    RenderedMail write(Message message, String language) {
        String tongue = language.toLowerCase(Locale.ROOT).startsWith("pt") ? "pt" : "en";
        String kind = form(message);
        Map<String, String> values = values(message, tongue);
        return new RenderedMail(
                tongue,
                required(kind + ".subject", tongue, values),
                required(kind + ".heading", tongue, values),
                paragraphs(kind, tongue, values),
                text(kind + ".button", tongue, values).orElse(null),
                values.get("link"),
                required(kind + ".note", tongue, values));
    }

    private static List<String> paragraphs(String kind, String language, Map<String, String> values) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> text(kind + ".text." + number, language, values))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    private static String required(String key, String language, Map<String, String> values) {
        return text(key, language, values).orElseThrow(() -> new IllegalArgumentException("There is no text " + key));
    }

    /** Placeholders are filled after the text has been found: values are never read as texts. */
    private static Optional<String> text(String key, String language, Map<String, String> values) {
        return Optional.ofNullable(TEXTS.getMessage(key, null, null, Locale.forLanguageTag(language)))
                .map(text -> Placeholders.fill(text, values));
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
}
