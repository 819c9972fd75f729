package dev.claquete.studio.mail;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.time.Instant;

/** What there is to tell; {@link Letters} finds the words for it in the reader's language. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = Message.VideoReady.class, name = "video-ready"),
    @Type(value = Message.ResultReady.class, name = "result-ready"),
    @Type(value = Message.JobFailed.class, name = "job-failed"),
    @Type(value = Message.PasswordReset.class, name = "password-reset")
})
public sealed interface Message {

    /** Of its words in {@code mail/words-<language>.yml}, in the database and in the log. */
    String kind();

    /** @param videoKey of the object that the mail links to */
    record VideoReady(String title, double seconds, String videoKey) implements Message {
        @Override
        public String kind() {
            return "video-ready";
        }
    }

    /**
     * Something else than a video is there to be fetched.
     *
     * @param name for people, as they named it: the uploaded file's name, say
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
     * A secret: whoever has the link gets in.
     *
     * @param link absolute
     * @param expiresAt after which the mail is not sent any more
     */
    record PasswordReset(URI link, Instant expiresAt) implements Message {
        @Override
        public String kind() {
            return "password-reset";
        }
    }
}
