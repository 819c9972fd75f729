package dev.claquete.studio.image.storyboard.concept;

import dev.claquete.studio.image.storyboard.StoryboardScene;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes a title from the first words of a scene's text. */
public final class Headline {

    private static final int MOST_LETTERS = 52;
    private static final int MOST_WORDS = 9;

    /** Openings without content. */
    private static final Pattern OPENING = Pattern.compile(
            "(?i)^(did you know( that)?|have you ever (wondered|noticed|thought about)( why| how| if| that)?|imagine( that)?|picture this|let'?s talk about"
                    + "|in this video,?|welcome( back)? to|today,? we( will|'ll)? (talk about|explore|learn about)|believe it or not|here'?s (how|why|the thing)"
                    + "|você (já )?(sabia|imaginou|reparou|percebeu)( que)?|já (parou para pensar|pensou)( que| em)?|imagine( que| só)?|neste vídeo,?|hoje,? vamos (falar sobre|falar de|conhecer|ver|descobrir)"
                    + "|bem-vindos? ao?|acredite se quiser|sabia que|¿?sabías que|imagina que|savais-tu que|wusstest du,? dass|lo sapevi che)[\\s,:;!?…-]+");

    /** Words that cannot end a title, besides the language's small words. */
    private static final List<String> UNFINISHED = List.of(
            "are is was were has have had can will may could more than very when where which who whose but or if so because about into just even only also",
            "são é foi era tem têm pode podem vai muito quando onde qual cujo mas ou então porque sobre entre até só também já pelo pela pelos pelas nos nas dum cada foram está estão");

    private static final List<String> UNFINISHED_WORDS = UNFINISHED.stream()
            .flatMap(words -> Arrays.stream(words.split(" ")))
            .toList();

    private Headline() {}

    /** Blank if the text has no words. */
    public static String of(StoryboardScene scene) {
        String text = scene.narration().isBlank() ? scene.prompt() : scene.narration();
        String language = DescriptionLanguage.of(text, scene.language());
        String sentence = firstSentence(withoutPictures(text), language);
        String opened = OPENING.matcher(sentence).replaceFirst("");
        String told = opened.isBlank() ? sentence : opened;
        if (told.length() < sentence.length()) {
            told = told.replaceFirst("\\?$", ""); // "Did you know that it rains?" becomes a statement
        }
        return capitalised(tidy(shortened(told, language)));
    }

    private static String withoutPictures(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .map(c -> Character.getType(c) == Character.OTHER_SYMBOL || (c >= 0x1F000 && c < 0x20000) ? ' ' : c)
                .filter(c -> c != 0xFE0F && c != 0x200D && c != 0x20E3)
                .forEach(kept::appendCodePoint);
        return kept.toString().replaceAll("\\s+", " ").strip();
    }

    private static String firstSentence(String text, String language) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
        sentences.setText(text);
        int end = sentences.next();
        String first = end == BreakIterator.DONE ? text : text.substring(0, end).strip();
        boolean exclamation = first.length() < 12 && first.length() < text.length(); // "Wow! ..." says little
        return exclamation ? text : first;
    }

    private static String shortened(String sentence, String language) {
        if (sentence.length() <= MOST_LETTERS) {
            return sentence;
        }
        if (!sentence.contains(" ")) { // scripts without blanks
            return sentence.substring(
                    0, sentence.offsetByCodePoints(0, Math.min(16, sentence.codePointCount(0, sentence.length()))));
        }
        for (String clause : sentence.split("[,;:.!?—–(]")) {
            String stripped = clause.strip();
            if (stripped.length() <= MOST_LETTERS && stripped.split(" ").length >= 3) {
                return stripped;
            }
            if (stripped.length() > 12) {
                return words(stripped, language);
            }
        }
        return words(sentence, language);
    }

    private static String words(String text, String language) {
        List<String> kept = new ArrayList<>();
        int letters = 0;
        for (String word : text.split(" ")) {
            letters += word.length() + 1;
            if (kept.size() == MOST_WORDS || (letters > MOST_LETTERS && !kept.isEmpty())) {
                while (kept.size() > 2 && isName(word) && isName(kept.get(kept.size() - 1))) {
                    kept.remove(kept.size() - 1); // no half names
                }
                break;
            }
            kept.add(word);
        }
        while (kept.size() > 1 && unfinished(kept.get(kept.size() - 1), language)) {
            kept.remove(kept.size() - 1);
        }
        return String.join(" ", kept);
    }

    private static boolean isName(String word) {
        return Character.isUpperCase(word.codePointAt(0));
    }

    private static boolean unfinished(String word, String language) {
        String plain = word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}]", "");
        return DescriptionLanguage.isSmall(plain, language) || UNFINISHED_WORDS.contains(plain);
    }

    private static String tidy(String title) {
        return title.replaceAll("[\\s.,;:…—–\\-(\"“”«»]+$", "").replaceAll("^[\\s\"“”«»(¿¡-]+", "");
    }

    private static String capitalised(String title) {
        if (title.isEmpty()) {
            return title;
        }
        int first = title.offsetByCodePoints(0, 1);
        return title.substring(0, first).toUpperCase(Locale.ROOT) + title.substring(first);
    }
}
