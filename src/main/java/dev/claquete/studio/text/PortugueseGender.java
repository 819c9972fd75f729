package dev.claquete.studio.text;

import dev.claquete.studio.text.SpokenLanguage.Gender;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gender of the noun after a number, by its ending: {@code duas pessoas}, {@code dois problemas}. */
final class PortugueseGender {

    /** The noun may follow a word such as {@code mil}, {@code novas} or {@code grandes}. */
    private static final Pattern NEXT = Pattern.compile(
            "(?s)^\\s+(?:mil\\s+)?(?:(?:grande|pequena?|nova|nov[oa]|boa|primeira|outra|mesma|enorme)s?\\s+)?(\\p{L}+).*");

    private static final Set<String> FEMININE = Set.of(
            "vez",
            "mulher",
            "noite",
            "mãe",
            "mão",
            "cor",
            "parte",
            "fase",
            "árvore",
            "luz",
            "voz",
            "ponte",
            "rede",
            "série",
            "chave",
            "tarde",
            "morte",
            "fonte",
            "frase",
            "classe",
            "base",
            "crise",
            "espécie",
            "lei",
            "flor",
            "dor",
            "cidade",
            "gente",
            "semente",
            "metade",
            "estante",
            "febre",
            "fome",
            "sede",
            "torre",
            "nave",
            "nuvem",
            "ordem",
            "foto",
            "moto",
            "tribo",
            "análise",
            "tese",
            "hipótese",
            "síntese",
            "catástrofe",
            "superfície",
            "planície",
            "cárie",
            "corrente",
            "enchente",
            "vertente",
            "mente",
            "lente",
            "haste",
            "arte",
            "peste",
            "veste",
            "sorte",
            "raiz",
            "cruz",
            "paz",
            "rapidez",
            "vírgula",
            "colher",
            "arma",
            "alma",
            "cama",
            "lama",
            "fama",
            "dama",
            "trama",
            "chama",
            "firma",
            "forma",
            "plataforma",
            "norma",
            "reforma",
            "lágrima",
            "rima",
            "vítima",
            "prima",
            "turma",
            "soma",
            "goma",
            "pluma",
            "espuma",
            "poltrona",
            "palma",
            "gema");

    private static final Set<String> MASCULINE = Set.of(
            "dia",
            "mapa",
            "planeta",
            "cometa",
            "tapa",
            "sofá",
            "guarda",
            "coração",
            "pão",
            "cão",
            "irmão",
            "avião",
            "caminhão",
            "botão",
            "milhão",
            "bilhão",
            "cidadão",
            "grão",
            "verão",
            "furacão",
            "vulcão",
            "feijão",
            "limão",
            "portão",
            "violão",
            "chão",
            "papa",
            "patriota",
            "atleta",
            "poeta",
            "piloto",
            "astronauta",
            "gorila",
            "panda",
            "koala",
            "coala",
            "careca",
            "crachá",
            "chá");

    private PortugueseGender() {}

    static Gender of(String following) {
        Matcher next = NEXT.matcher(following);
        return next.matches() && feminine(singular(next.group(1).toLowerCase(Locale.ROOT)))
                ? Gender.FEMININE
                : Gender.MASCULINE;
    }

    private static boolean feminine(String noun) {
        if (FEMININE.contains(noun)) {
            return true;
        }
        if (MASCULINE.contains(noun) || noun.length() < 3) {
            return false;
        }
        boolean greek = noun.matches(".*(?:[aeiouáêô]ma|ograma|ema|oma)");
        return noun.endsWith("a") && !greek
                || noun.matches(".*(?:ção|são|ssão|gião|dade|tude|gem|ície|ose|ite)")
                || noun.endsWith("triz");
    }

    private static String singular(String word) {
        if (word.endsWith("ões")) {
            return word.substring(0, word.length() - 3) + "ão";
        }
        if (word.endsWith("ães")) {
            return word.equals("mães") ? "mãe" : word.substring(0, word.length() - 3) + "ão";
        }
        if (word.endsWith("ens")) {
            return word.substring(0, word.length() - 2) + "m";
        }
        if (word.matches(".*[rz]es")) {
            String cut = word.substring(0, word.length() - 2);
            return FEMININE.contains(cut) ? cut : word.substring(0, word.length() - 1);
        }
        return word.endsWith("s") && word.length() > 3 ? word.substring(0, word.length() - 1) : word;
    }
}
