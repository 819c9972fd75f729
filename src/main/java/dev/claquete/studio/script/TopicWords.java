package dev.claquete.studio.script;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic in the forms that outlines need: its shape, and the words for each placeholder.
 *
 * @param words by the outlines' placeholders: {@code topic}, {@code Topic}, {@code task}, {@code question} ...
 * @param count how many entries a list has, otherwise 0
 */
record TopicWords(TopicShape shape, Map<String, String> words, int count) {

    private static final Pattern HOW_TO_EN = Pattern.compile("(?i)^how\\s+(?:to|do\\s+(?:i|you|we))\\s+(.+)$");
    private static final Pattern HOW_TO_PT =
            Pattern.compile("(?i)^como\\s+((?:se\\s+)?\\p{L}+(?:ar|er|ir|or|ôr)(?:-se)?(?:\\s.*)?)$");
    private static final Pattern QUESTION_PT = Pattern.compile(
            "(?i)^(?:por\\s*qu[eê]|o\\s+qu[eê]|quem|quando|onde|qual|quais|quantos?|quantas?|será\\s+que)\\s+.+"
                    + "|^(?i)como\\s+(?:o|a|os|as|um|uma|é|são|foi|foram|era|eram|se|surg\\p{L}+|nasc\\p{L}+|funcion\\p{L}+"
                    + "|viv\\p{L}+|acontec\\p{L}+|começ\\p{L}+|evolu\\p{L}+)\\b.*",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LIST =
            Pattern.compile("(?i)^(?:top\\s+|as\\s+|os\\s+|the\\s+)?(\\d{1,2})\\s+(?!%)(\\p{L}.+)$");

    /** First words that are not names: they become lower case inside a sentence. */
    private static final Set<String> ORDINARY_FIRST = Set.copyOf(List.of(
            """
            the a an my our your his her their this that these those some every how why what when where who history story
            life future art science secrets benefits origin origins beginning meaning power importance world tips ways facts
            things reasons o os as um uma uns umas meu minha nosso nossa seu sua este esta esse essa como por porque quando
            onde quem história vida futuro arte ciência segredos benefícios origem significado poder importância mundo dicas
            maneiras fatos coisas razões curiosidades"""
                    .split("\\s+")));

    private static final List<String> COUNTS_EN =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final List<String> COUNTS_PT =
            List.of("zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez");

    static TopicWords of(String raw, String language) {
        boolean portuguese = language.toLowerCase(Locale.ROOT).startsWith("pt");
        String topic = cleaned(raw);
        Matcher howTo = (portuguese ? HOW_TO_PT : HOW_TO_EN).matcher(topic.replaceFirst("\\?$", ""));
        if (howTo.matches()) {
            return new TopicWords(TopicShape.HOW_TO, words(topic, "task", howTo.group(1)), 0);
        }
        boolean question = topic.endsWith("?")
                || (portuguese ? QUESTION_PT.matcher(topic).matches() : EnglishQuestion.asks(topic));
        if (question) {
            String asked = topic.endsWith("?") ? topic : topic + "?";
            return new TopicWords(
                    TopicShape.QUESTION, words(topic.replaceFirst("\\?+$", ""), "question", capital(asked)), 0);
        }
        Matcher list = LIST.matcher(topic);
        if (list.matches() && Integer.parseInt(list.group(1)) >= 2) {
            int count = Integer.parseInt(list.group(1));
            return new TopicWords(TopicShape.LIST, words(topic, "subject", list.group(2)), count);
        }
        return new TopicWords(TopicShape.SUBJECT, words(topic, "subject", topic), 0);
    }

    /** Inserts the topic's words into a sentence of an outline. */
    String into(String sentence, int number, boolean portuguese) {
        String filled = sentence;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        List<String> counts = portuguese ? COUNTS_PT : COUNTS_EN;
        String spelled = number < counts.size() ? counts.get(number) : String.valueOf(number);
        return filled.replace("{Number}", (portuguese ? "Número " : "Number ") + spelled);
    }

    private static Map<String, String> words(String topic, String name, String value) {
        return Map.of(
                "topic", small(topic), "Topic", capital(topic), name, name.equals("question") ? value : small(value));
    }

    private static String cleaned(String raw) {
        String topic = raw.strip().replaceAll("\\s+", " ").replaceFirst("^[\"“«'](.*)[\"”»']$", "$1");
        return topic.replaceFirst("[\\s.!;:,…]+$", "");
    }

    /** The form inside a sentence: only words that are certainly not names lose their capital. */
    private static String small(String topic) {
        String first = topic.replaceFirst("\\s.*", "");
        boolean ordinary = ORDINARY_FIRST.contains(first.toLowerCase(Locale.ROOT));
        boolean titleCase = topic.matches("(?s).*\\s\\p{Lu}.*") && first.matches("(?i)the|a|an|o|os|as");
        return ordinary && !titleCase ? first.toLowerCase(Locale.ROOT) + topic.substring(first.length()) : topic;
    }

    private static String capital(String topic) {
        int end = topic.offsetByCodePoints(0, Math.min(1, topic.codePointCount(0, topic.length())));
        boolean brand = topic.length() > 1 && Character.isUpperCase(topic.charAt(1));
        return brand ? topic : topic.substring(0, end).toUpperCase(Locale.ROOT) + topic.substring(end);
    }
}
