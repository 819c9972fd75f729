package dev.claquete.studio.script;

import java.util.regex.Pattern;

/** Refuses a topic that is only a link: no writer opens it, so its subject is unknown. */
final class LinkTopicCheck {

    private static final String LINK = "<?(?:https?://\\S+|www\\.\\S+|(?:[a-z0-9-]+\\.)+[a-z]{2,24}/\\S+)>?";
    private static final Pattern LINKS =
            Pattern.compile(LINK + "(?:[\\s,;]+" + LINK + "){0,20}", Pattern.CASE_INSENSITIVE);

    private LinkTopicCheck() {}

    /** @throws InvalidScript if there is no word beside the link */
    static void refuse(String topic) {
        if (topic.length() < 10_000 && LINKS.matcher(topic.strip()).matches()) {
            throw new InvalidScript(
                    "topic",
                    "is only a link, and links are not opened: describe the video in a few words, or paste the text "
                            + "to be spoken");
        }
    }
}
