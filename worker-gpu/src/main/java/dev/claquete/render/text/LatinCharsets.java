package dev.claquete.render.text;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Tells apart the Latin encodings of Windows. The same bytes are letters in all of them, but in only one are they
 * letters of one language: {@code ł} and {@code ż} are Polish, while {@code ³} and {@code ¿} inside a word make no
 * sense.
 */
final class LatinCharsets {

    /**
     * An encoding and the letters beyond a to z of a language written in it.
     *
     * @param language by the name of ICU's detector
     */
    private record Alphabet(String charset, String language, String letters) {}

    private static final List<Alphabet> ALPHABETS = List.of(
            new Alphabet("windows-1252", "pt", "áâãàçéêíóôõúü"),
            new Alphabet("windows-1252", "es", "áéíóúñü¿¡"),
            new Alphabet("windows-1252", "fr", "àâæçéèêëîïôœùûüÿ"),
            new Alphabet("windows-1252", "de", "äöüß"),
            new Alphabet("windows-1252", "it", "àèéìíîòóù"),
            new Alphabet("windows-1252", "nl", "ëïéèöü"),
            new Alphabet("windows-1252", "sv", "åäöéæø"),
            new Alphabet("windows-1252", "is", "áéíóúýþæöð"),
            new Alphabet("windows-1250", "pl", "ąćęłńóśźż"),
            new Alphabet("windows-1250", "cs", "áčďéěíňóřšťúůýž"),
            new Alphabet("windows-1250", "sk", "áäčďéíĺľňóôŕšťúýž"),
            new Alphabet("windows-1250", "hu", "áéíóöőúüű"),
            new Alphabet("windows-1250", "ro", "ăâîşţ"),
            new Alphabet("windows-1250", "hr", "čćđšž"),
            new Alphabet("ISO-8859-2", "pl", "ąćęłńóśźż"),
            new Alphabet("ISO-8859-2", "cs", "áčďéěíňóřšťúůýž"),
            new Alphabet("windows-1254", "tr", "çğıöşüâîû"),
            new Alphabet("windows-1257", "lt", "ąčęėįšųūž"),
            new Alphabet("windows-1257", "lv", "āčēģīķļņšūž"),
            new Alphabet("windows-1257", "et", "äõöüšž"),
            new Alphabet("windows-1258", "vi", "ăâđêôơưàáèéìíòóùúý\u0300\u0301\u0303\u0309\u0323"));

    /** Typographic signs that any text may contain. */
    private static final String SIGNS = "«»“”„‘’‚‹›–—…•°ºª§©®™€£¥¢±×÷½¼¾²³·´¨\u00A0\u00AD♪";

    private LatinCharsets() {}

    static Charset likeliest(byte[] some) {
        CharsetDetector icu = new CharsetDetector();
        icu.setText(some);
        List<CharsetMatch> matches = List.of(icu.detectAll());
        Charset best = Charset.forName("windows-1252");
        double most = 0;
        for (Alphabet alphabet : ALPHABETS) {
            Charset charset = Charset.forName(alphabet.charset());
            double fit = fit(new String(some, charset), alphabet.letters()) + heard(matches, alphabet.language());
            if (fit > most + 1e-9) {
                most = fit;
                best = charset;
            }
        }
        return best;
    }

    /**
     * 1 if every letter beyond ASCII is in the alphabet, less otherwise; signs and capitals inside words count against
     * it.
     */
    private static double fit(String text, String letters) {
        double score = 0;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                continue;
            }
            boolean inside = i > 0
                    && Character.isLetter(text.charAt(i - 1))
                    && i + 1 < text.length()
                    && Character.isLetter(text.charAt(i + 1));
            if (SIGNS.indexOf(c) >= 0 && !(inside && c != '’' && c != '\u00AD' && c != '·')) {
                continue;
            }
            count++;
            boolean known = letters.indexOf(Character.toLowerCase(c)) >= 0;
            boolean odd = inside && Character.isUpperCase(c) && Character.isLowerCase(text.charAt(i - 1));
            score += known ? odd ? -1 : 1 : Character.isLetter(c) ? -0.5 : -1;
        }
        return count == 0 ? 0 : score / count;
    }

    /**
     * ICU's estimate of the language by its trigrams, as a small addition: it decides among alphabets that fit equally
     * well.
     */
    private static double heard(List<CharsetMatch> matches, String language) {
        return matches.stream()
                        .filter(match -> language.equals(match.getLanguage()))
                        .mapToInt(CharsetMatch::getConfidence)
                        .max()
                        .orElse(0)
                / 400.0;
    }
}
