package dev.claquete.studio.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes directions for readers or editors, which are not spoken: {@code [pause]}, {@code [SFX: door]},
 * {@code (música suave)}, {@code [00:12]}. Square brackets contain directions unless they begin like a part of the
 * sentence; round ones only if every word is typical of directions.
 */
final class StageDirectionRemover {

    private static final Pattern SQUARE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:\\[{1,2}([^\\[\\]\\n]{1,120})\\]{1,2}|【([^【】\\n]{1,120})】)(?![\\p{L}\\p{N}])");
    private static final Pattern ROUND = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:\\({1,2}([^()\\n]{2,60})\\){1,2}|\\{([^{}\\n]{2,60})\\}|（([^（）\\n]{1,60})）)");
    private static final Pattern ACTED =
            Pattern.compile("(?<![*\\p{L}\\p{N}])\\*([^*\\n]{2,40})\\*(?![*\\p{L}\\p{N}])");

    private static final Pattern TIME_OR_NUMBER = Pattern.compile(
            "\\d{1,3}(?:\\s*[,–-]\\s*\\d{1,3})*|\\d{1,2}(?::\\d{2}){1,2}(?:[.,]\\d+)?(?:\\s*[-–>]+\\s*\\d{1,2}(?::\\d{2}){1,2}(?:[.,]\\d+)?)?");

    private static final int MOST_WORDS = 8;

    /** Brackets that begin like this are an editor's addition to a quotation: {@code [the king] said}. */
    private static final Set<String> SENTENCE = words(
            "the a an his her their our my your its this that these those he she they we you it i and or but who which to of for with is are was were"
                    + " o os as um uma uns umas seu sua seus suas este esta esse essa isto isso ele ela eles elas nós você que e ou mas do da dos das"
                    + " el los las un unos le les une des der die das ein eine il lo gli");

    private static final Set<String> DIRECTIONS = words(
            // English
            "pause pauses paused beat silence silent music sound sounds sfx fx applause clapping claps cheering cheers laughter laughs laughing"
                    + " laugh chuckles chuckle chuckling giggles giggling sighs sigh sighing gasps gasp gasping coughs cough coughing whispers"
                    + " whispering whisper whispered shouting shouts shout crying cries sobs sobbing breath breathes breathing inhale inhales"
                    + " exhale exhales intro outro transition jingle instrumental voiceover narrator narration fade fades cut zoom b-roll"
                    // Portuguese
                    + " pausa pausas silêncio silencio música musica som sons efeito efeitos aplausos palmas risos riso risada risadas gargalhada"
                    + " gargalhadas ri rindo suspiro suspiros suspira suspirando sussurro sussurra sussurrando tosse tossindo respira respiração"
                    + " respirando grito gritos gritando choro chora chorando vinheta trilha transição corte narrador narradora locução abertura"
                    + " encerramento"
                    // Spanish, French, German, Italian, Japanese, Korean
                    + " risas sonido suspirando aplauso musique rires rire applaudissements soupir bruit musik stille lachen lacht applaus seufzt"
                    + " seufzer geräusch musica silenzio risate risata applausi sospiro suono 音楽 間 笑 笑い 拍手 음악 웃음 박수 침묵");

    private static final Set<String> BESIDE = words(
            "soft softly loud loudly quiet quietly long short brief dramatic slow slowly fast upbeat sad sadly happy tense suspenseful epic ambient"
                    + " background theme gentle gently light deep deeply nervous nervously in out up down to black starts stops plays playing begins"
                    + " ends swells rises fading continues crowd audience door wind rain thunder of effect effects over off screen camera throat"
                    + " clears heavily"
                    + " suave suaves alto alta baixo baixa longa longo curta curto breve dramática dramático lenta lento rápida rápido alegre triste"
                    + " tensa tenso épica épico ambiente fundo de do da ao em sobe desce some começa termina para toca tocando continua plateia"
                    + " público porta vento chuva trovão tema inicial final suspense sonoro sonora sonoros animada animado calma");

    /** Between asterisks, only words that certainly describe acting. */
    private static final Set<String> ACTING = words(
            "laughs laughing chuckles giggles sighs gasps coughs whispers shouts sobs inhales exhales pauses risos ri rindo suspira suspirando"
                    + " sussurra sussurrando tosse tossindo respira gritando chorando");

    private static final Pattern LABEL = Pattern.compile(
            "(?iU)\\s*(?:sfx|fx|sound|sound effect|music|visual|visuals|image|video|cut to|cut|scene|shot|camera|narrator|voice-?over|vo|b-roll|text|on[- ]screen"
                    + "|som|música|imagem|vídeo|cena|corte|câmera|narrador|narradora|locução|texto|efeito|trilha|tela)\\b\\s*[:–—-].*");

    private StageDirectionRemover() {}

    /** @param gone the replacement */
    static String removed(String text, String gone) {
        String left = SQUARE.matcher(text).replaceAll(found -> squared(content(found)) ? gone : kept(found));
        left = ROUND.matcher(left).replaceAll(found -> madeOfDirections(content(found)) ? gone : kept(found));
        return ACTED.matcher(left).replaceAll(found -> acted(content(found)) ? gone : kept(found));
    }

    private static boolean squared(String content) {
        if (TIME_OR_NUMBER.matcher(content).matches()
                || LABEL.matcher(content).matches()
                || madeOfDirections(content)) {
            return true;
        }
        String[] words = content.split("\\s+");
        return words.length <= MOST_WORDS
                && !SENTENCE.contains(words[0].toLowerCase(Locale.ROOT))
                && !content.matches("(?s).*[.!?…](?:\\s.*)?");
    }

    private static boolean madeOfDirections(String content) {
        String[] words = content.toLowerCase(Locale.ROOT)
                .replaceAll("[.!…~♪♫]+", " ")
                .strip()
                .split("[\\s/-]+");
        return words.length <= MOST_WORDS
                && Arrays.stream(words).allMatch(word -> DIRECTIONS.contains(word) || BESIDE.contains(word))
                && Arrays.stream(words).anyMatch(DIRECTIONS::contains);
    }

    private static boolean acted(String content) {
        return madeOfDirections(content)
                && Arrays.stream(content.toLowerCase(Locale.ROOT).split("\\s+")).anyMatch(ACTING::contains);
    }

    private static String content(MatchResult found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return found.group(group).strip();
            }
        }
        return "";
    }

    private static String kept(MatchResult found) {
        return Matcher.quoteReplacement(found.group());
    }

    private static Set<String> words(String words) {
        return Set.copyOf(Arrays.asList(words.strip().split("\\s+")));
    }
}
