package dev.claquete.render.text;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Decides which typefaces to try, and in which order, for a character that Inter does not have. */
final class ScriptFaces {

    /**
     * A typeface as two files of the class path.
     *
     * @param light for text
     * @param heavy for weights of 600 and more
     */
    record Face(String light, String heavy) {

        private static final int HEAVY = 600;

        String of(int weight) {
            return weight < HEAVY ? light : heavy;
        }
    }

    private static final Face NOTO_SANS = noto("noto-sans", "NotoSans");
    private static final Face SIMPLIFIED = noto("noto-sans-sc", "NotoSansSC");
    private static final Face TRADITIONAL = noto("noto-sans-tc", "NotoSansTC");
    private static final Face JAPANESE = new Face(
            "zen-kaku-gothic-new/500Medium/ZenKakuGothicNew_500Medium.ttf",
            "zen-kaku-gothic-new/900Black/ZenKakuGothicNew_900Black.ttf");
    private static final Face KOREAN = new Face(
            "nanum-gothic/400Regular/NanumGothic_400Regular.ttf",
            "nanum-gothic/800ExtraBold/NanumGothic_800ExtraBold.ttf");

    private static final List<Face> SYMBOLS = List.of(
            noto("noto-sans-symbols", "NotoSansSymbols"),
            single("noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf"),
            single("noto-sans-math/400Regular/NotoSansMath_400Regular.ttf"));

    private static final Set<Integer> EAST_ASIAN =
            Set.of(UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.BOPOMOFO, UScript.HANGUL);

    private static final Map<Integer, Face> BY_SCRIPT = Map.ofEntries(
            Map.entry(UScript.LATIN, NOTO_SANS),
            Map.entry(UScript.GREEK, NOTO_SANS),
            Map.entry(UScript.CYRILLIC, NOTO_SANS),
            Map.entry(UScript.INHERITED, NOTO_SANS),
            Map.entry(UScript.ARABIC, noto("noto-sans-arabic", "NotoSansArabic")),
            Map.entry(UScript.HEBREW, noto("noto-sans-hebrew", "NotoSansHebrew")),
            Map.entry(UScript.ARMENIAN, noto("noto-sans-armenian", "NotoSansArmenian")),
            Map.entry(UScript.GEORGIAN, noto("noto-sans-georgian", "NotoSansGeorgian")),
            Map.entry(UScript.ETHIOPIC, noto("noto-sans-ethiopic", "NotoSansEthiopic")),
            Map.entry(UScript.DEVANAGARI, noto("noto-sans-devanagari", "NotoSansDevanagari")),
            Map.entry(UScript.BENGALI, noto("noto-sans-bengali", "NotoSansBengali")),
            Map.entry(UScript.GURMUKHI, noto("noto-sans-gurmukhi", "NotoSansGurmukhi")),
            Map.entry(UScript.GUJARATI, noto("noto-sans-gujarati", "NotoSansGujarati")),
            Map.entry(UScript.ORIYA, noto("noto-sans-oriya", "NotoSansOriya")),
            Map.entry(UScript.TAMIL, noto("noto-sans-tamil", "NotoSansTamil")),
            Map.entry(UScript.TELUGU, noto("noto-sans-telugu", "NotoSansTelugu")),
            Map.entry(UScript.KANNADA, noto("noto-sans-kannada", "NotoSansKannada")),
            Map.entry(UScript.MALAYALAM, noto("noto-sans-malayalam", "NotoSansMalayalam")),
            Map.entry(UScript.SINHALA, noto("noto-sans-sinhala", "NotoSansSinhala")),
            Map.entry(UScript.THAI, noto("noto-sans-thai", "NotoSansThai")),
            Map.entry(UScript.LAO, noto("noto-sans-lao", "NotoSansLao")),
            Map.entry(UScript.KHMER, noto("noto-sans-khmer", "NotoSansKhmer")),
            Map.entry(UScript.MYANMAR, noto("noto-sans-myanmar", "NotoSansMyanmar")));

    private ScriptFaces() {}

    private static Face noto(String folder, String name) {
        String path = folder + "/%s/" + name + "_%s.ttf";
        return new Face(path.formatted("400Regular", "400Regular"), path.formatted("800ExtraBold", "800ExtraBold"));
    }

    private static Face single(String file) {
        return new Face(file, file);
    }

    /** The faces of the scripts that use the character; none if it belongs to no script. */
    static List<Face> ofScript(int codePoint, Locale language) {
        BitSet scripts = new BitSet();
        UScript.getScriptExtensions(codePoint, scripts);
        Set<Face> faces = new LinkedHashSet<>();
        scripts.stream().forEach(script -> {
            if (EAST_ASIAN.contains(script)) {
                faces.addAll(eastAsian(language));
            } else if (BY_SCRIPT.containsKey(script)) {
                faces.add(BY_SCRIPT.get(script));
            }
        });
        return List.copyOf(faces);
    }

    /** Whether more than one script uses the character, as several Indic ones use the danda. */
    static boolean isShared(int codePoint) {
        return UScript.getScriptExtensions(codePoint, new BitSet()) < 0;
    }

    /** The faces that also have signs, arrows and letters of other scripts. */
    static List<Face> ofAnything(Locale language) {
        List<Face> faces = new ArrayList<>();
        if (Set.of("zh", "ja", "ko").contains(language.getLanguage())) {
            faces.addAll(eastAsian(language));
        }
        faces.add(NOTO_SANS);
        faces.addAll(SYMBOLS);
        faces.addAll(eastAsian(language));
        return faces;
    }

    private static List<Face> eastAsian(Locale language) {
        return switch (language.getLanguage()) {
            case "ja" -> List.of(JAPANESE, TRADITIONAL, SIMPLIFIED, KOREAN);
            case "ko" -> List.of(KOREAN, TRADITIONAL, SIMPLIFIED, JAPANESE);
            default -> TextLanguage.isTraditional(language)
                    ? List.of(TRADITIONAL, SIMPLIFIED, JAPANESE, KOREAN)
                    : List.of(SIMPLIFIED, TRADITIONAL, JAPANESE, KOREAN);
        };
    }
}
