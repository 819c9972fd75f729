package dev.claquete.studio.mail;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The content of a mail; {@link MailRenderer} renders it in the reader's language. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = Message.VideoReady.class, name = "video-ready"),
    @Type(value = Message.ResultReady.class, name = "result-ready"),
    @Type(value = Message.JobFailed.class, name = "job-failed"),
    @Type(value = Message.PasswordReset.class, name = "password-reset"),
    @Type(value = Message.Activation.class, name = "activation"),
    @Type(value = Message.AlreadyRegistered.class, name = "already-registered")
})
public sealed interface Message {

    /** The kind's name in {@code texts/mail.properties}, in the database and in the log. */
    String kind();

    /** @param videoKey of the object that the mail links to */
    record VideoReady(String title, double seconds, String videoKey) implements Message {
        @Override
        public String kind() {
            return "video-ready";
        }
    }

    /**
     * A result other than a video is ready.
     *
     * @param name for people, in their words: for example the uploaded file's name
     * @param resultKey of the object that the mail links to
     */
    record ResultReady(String name, String resultKey) implements Message {
        @Override
        public String kind() {
            return "result-ready";
        }
    }

    /** @param reason for people, one sentence */
    record JobFailed(String title, String reason) implements Message {
        @Override
        public String kind() {
            return "job-failed";
        }
    }

    /**
     * Contains a secret that gives access to the account.
     *
     * @param token for programs, and for people if there is no link
     * @param link to a page that accepts the token; null if the installation's own address is not configured
     * @param expiresAt after which the mail is not sent any more
     */
    record PasswordReset(String token, @Nullable String link, Instant expiresAt) implements Message {
        @Override
        public String kind() {
            return "password-reset";
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "PasswordReset[expiresAt=" + expiresAt + "]";
        }
    }

    /**
     * Contains a secret that creates an account for somebody who has none.
     *
     * @param email the recipient
     * @param language of the mail, {@code pt-BR} or {@code en}
     * @param token for programs, and for people if there is no link
     * @param link to a page that accepts the token; null if the installation's own address is not configured
     * @param expiresAt after which the mail is not sent any more
     */
    record Activation(String email, String language, String token, @Nullable String link, Instant expiresAt)
            implements Message {
        @Override
        public String kind() {
            return "activation";
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Activation[expiresAt=" + expiresAt + "]";
        }
    }

    /**
     * Somebody tried to register the reader's address.
     *
     * @param link to the sign-in page; null if the installation's own address is not configured
     */
    record AlreadyRegistered(@Nullable String link) implements Message {
        @Override
        public String kind() {
            return "already-registered";
        }
    }
}
