package dev.claquete.render.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits text into what readers take for single characters: extended grapheme clusters of UAX #29, including emoji
 * sequences and Indic conjuncts.
 */
public final class Clusters {

    private Clusters() {}

    public static List<String> of(String text) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(ULocale.ROOT);
        breaks.setText(text);
        List<String> clusters = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            clusters.add(text.substring(start, end));
        }
        return clusters;
    }
}
