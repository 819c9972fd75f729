package dev.claquete.studio.script;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Decides whether a topic without a question mark is a question, by its word order: "Why is the ocean salty" is one,
 * "Why the ocean is salty" is not. When in doubt it is not, since a missing question mark is a smaller fault than a
 * wrong one.
 */
final class EnglishQuestion {

    private static final String AUXILIARY =
            "(?:is|are|was|were|am|do|does|did|can|could|should|would|will|shall|may|might"
                    + "|must|has|have|had|(?:is|are|was|were|do|does|did|ca|could|should|would|wo|has|have|had)n['’]t|cannot)";

    private static final String SUBJECT =
            "(?:i|you|he|she|it|we|they|there|this|that|these|those|the|a|an|my|your|his|her|its|our"
                    + "|their|all|any|some|every|everyone|people|humans|animals|plants|\\p{L}+s)";

    /** Up to three words, none of which begins a subject. */
    private static final String NOUN = "(?:\\s+(?!(?:i|you|he|she|it|we|they|the|a|an)\\b)\\S+){0,3}\\s+";

    private static final List<Pattern> FORMS = List.of(
            // "Why is the sky blue", "What's inside a star", "How do bees fly"
            form("(?:why|what|who|whom|when|where|which|whose|how)(?:['’](?:s|re|d|ll)|\\s+" + AUXILIARY
                    + ")\\s+\\S.*"),
            // "How far is the moon", "How many moons does Jupiter have", but not "How far the moon is", "How much water
            // we use"
            form("how\\s+(?:long|far|old|often|fast|big|deep|tall|high|hot|cold|large|small|heavy|strong|smart)\\s+"
                    + AUXILIARY + "\\s+\\S.*"),
            form("how\\s+(?:many|much)" + NOUN + AUXILIARY + "\\s+\\S.*"),
            form("(?:which|what|whose)" + NOUN + "(?:(?:do|does|did)\\s+\\S|" + AUXILIARY + "\\s+" + SUBJECT
                    + "(?:\\s|$)).*"),
            form("which\\s+\\p{L}+\\s+(?:has|have|is|are|was|were|can)\\s+\\S.*"),
            // "Who invented the wheel", "What makes bread rise", "What if the moon fell", "Who wins"
            form(
                    "who\\s+(?:\\p{L}+ed|wrote|made|built|won|wins|owns|found|led|drew|broke|sang|knows|needs|wants)\\b.*"),
            form("what\\s+(?:if|happens|happened|makes|made|causes|caused|keeps|drives|drove)\\b.*"),
            // "Is coffee good for you", "Did dinosaurs have feathers"
            form("(?:is|are|was|were|does|did|isn['’]t|aren['’]t|don['’]t\\s+(?:we|you|they))\\s+\\S+\\s+\\S.*"),
            form(
                    "(?:do|can|could|should|would|will|shall|may|has|have|had)\\s+(?!(?:your?\\s+best|the|it|this|that|not)\\b)"
                            + SUBJECT + "\\s+(?!of\\b|for\\b|and\\b)\\S.*"),
            form("(?:can|could|should|would|will|has|have|had)\\s+(?:the|it|this|that)\\s+\\S+\\s+\\S.*"));

    private EnglishQuestion() {}

    static boolean asks(String topic) {
        return FORMS.stream().anyMatch(form -> form.matcher(topic).matches());
    }

    private static Pattern form(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
