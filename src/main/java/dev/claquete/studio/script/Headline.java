package dev.claquete.studio.script;

import java.util.List;

/** Makes a title and a description from the first words of a text that has none. */
final class Headline {

    private static final int TITLE_CHARACTERS = 70;
    private static final int DESCRIPTION_CHARACTERS = 240;

    private Headline() {}

    static String title(String text, String language) {
        List<String> sentences = Sentences.of(text, language);
        String first = sentences.isEmpty() ? "" : sentences.get(0).strip();
        return shortened(first.replaceFirst("[.,;:…]+$", ""), TITLE_CHARACTERS);
    }

    static String description(String text, String language) {
        StringBuilder description = new StringBuilder();
        for (String sentence : Sentences.of(text, language)) {
            if (description.length() > 0 && description.length() + sentence.length() > DESCRIPTION_CHARACTERS) {
                break;
            }
            description.append(sentence);
        }
        return shortened(description.toString().strip().replaceAll("\\s+", " "), DESCRIPTION_CHARACTERS);
    }

    /** Cuts between words, with an ellipsis if something is missing. */
    static String shortened(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int space = text.lastIndexOf(' ', characters - 1);
        int end = space > characters / 2 ? space : text.offsetByCodePoints(0, text.codePointCount(0, characters - 1));
        return text.substring(0, end).replaceFirst("[\\s.,;:–—-]+$", "") + "…";
    }
}
