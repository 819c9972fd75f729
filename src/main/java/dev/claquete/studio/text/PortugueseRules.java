package dev.claquete.studio.text;

import dev.claquete.studio.text.SpokenLanguage.Gender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads forms that only Portuguese has: {@code 1º}, {@code século XXI}, {@code Dra.}, {@code nº 5}. */
final class PortugueseRules {

    private static final String BEGINNING = "(?<![\\p{L}\\p{N}])";
    private static final String END = "(?![\\p{L}\\p{N}])";

    private static final String RULERS =
            "(?:Pedro|João|Paulo|Bento|Pio|Lu[ií]s|Henrique|Carlos|Afonso|F[ei]lipe|Leopoldo|Napoleão|Nicolau"
                    + "|Leão|Francisco|Jorge|Guilherme|Eduardo|Ricardo|Manuel|Sancho|José|Miguel|Fernando|Alexandre|Ramsés|Frederico|Ivan|Gregório"
                    + "|Urbano|Inocêncio|Clemente)";
    private static final String QUEENS = "(?:Elizabeth|Isabel|Maria|Catarina|Margarida|Cleópatra)";

    private static final Map<String, String> ABBREVIATIONS = Map.<String, String>ofEntries(
            Map.entry("Sr.", "Senhor"),
            Map.entry("Sra.", "Senhora"),
            Map.entry("Srta.", "Senhorita"),
            Map.entry("Srs.", "Senhores"),
            Map.entry("Sras.", "Senhoras"),
            Map.entry("Dr.", "Doutor"),
            Map.entry("Dra.", "Doutora"),
            Map.entry("Drs.", "Doutores"),
            Map.entry("Prof.", "Professor"),
            Map.entry("Profa.", "Professora"),
            Map.entry("Prof.ª", "Professora"),
            Map.entry("Profª.", "Professora"),
            Map.entry("Eng.", "Engenheiro"),
            Map.entry("Exmo.", "Excelentíssimo"),
            Map.entry("Exma.", "Excelentíssima"),
            Map.entry("Ilmo.", "Ilustríssimo"),
            Map.entry("Av.", "Avenida"),
            Map.entry("Pça.", "Praça"),
            Map.entry("R.", "Rua"),
            Map.entry("etc.", "etcétera"),
            Map.entry("p. ex.", "por exemplo"),
            Map.entry("p.ex.", "por exemplo"),
            Map.entry("ex.", "exemplo"),
            Map.entry("pág.", "página"),
            Map.entry("págs.", "páginas"),
            Map.entry("séc.", "século"),
            Map.entry("sécs.", "séculos"),
            Map.entry("tel.", "telefone"),
            Map.entry("Tel.", "Telefone"),
            Map.entry("Ltda.", "Limitada"),
            Map.entry("Cia.", "Companhia"),
            Map.entry("a.C.", "antes de Cristo"),
            Map.entry("d.C.", "depois de Cristo"),
            Map.entry("vs.", "versus"),
            Map.entry("obs.", "observação"),
            Map.entry("Obs.", "Observação"),
            Map.entry("aprox.", "aproximadamente"),
            Map.entry("min.", "mínimo"),
            Map.entry("mín.", "mínimo"),
            Map.entry("máx.", "máximo"),
            Map.entry("Sto.", "Santo"),
            Map.entry("Sta.", "Santa"),
            Map.entry("cap.", "capítulo"),
            Map.entry("art.", "artigo"),
            Map.entry("nº", "número"),
            Map.entry("n°", "número"),
            Map.entry("n.º", "número"),
            Map.entry("Nº", "número"),
            Map.entry("N°", "número"),
            Map.entry("S.A.", "S A"),
            Map.entry("Jr.", "Júnior"),
            Map.entry("Gal.", "General"),
            Map.entry("Cel.", "Coronel"),
            Map.entry("Cap.", "Capitão"),
            Map.entry("Gov.", "Governador"),
            Map.entry("Pe.", "Padre"),
            Map.entry("D.", "Dom"));

    private PortugueseRules() {}

    static List<ReadingRule> of(Portuguese tongue) {
        List<ReadingRule> rules = new ArrayList<>();
        rules.add(ReadingRule.of(
                BEGINNING + "(\\d{1,4})\\.?(º|ª|o(?=\\s(?:lugar|dia|ano|andar))|a(?=\\s(?:vez|série|edição)))s?" + END,
                found -> tongue.ordinal(
                                Long.parseLong(found.group(1)),
                                found.group(2).equals("ª") || found.group(2).equals("a")
                                        ? Gender.FEMININE
                                        : Gender.MASCULINE)
                        + (found.group().endsWith("s") ? "s" : "")));
        rules.add(ReadingRule.of(
                BEGINNING
                        + "1(?=\\s+de\\s+(?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro))",
                found -> "primeiro"));
        rules.add(ReadingRule.of(
                "(?<=\\b[Ss][ée]c(?:ulo)?s?\\.?\\s)([IVX]{1,7})" + END,
                found -> numeral(tongue, found.group(1), Gender.MASCULINE)));
        rules.add(ReadingRule.of(
                "(?<=\\b[Ss][ée]c(?:ulo)?s?\\.?\\s[IVX]{1,7}\\s(?:e|a|ao)\\s)([IVX]{1,7})" + END,
                found -> numeral(tongue, found.group(1), Gender.MASCULINE)));
        rules.add(ReadingRule.of(
                "(?<=\\b" + RULERS + "\\s)([IVX]{1,6})" + END,
                found -> numeral(tongue, found.group(1), Gender.MASCULINE)));
        rules.add(ReadingRule.of(
                "(?<=\\b" + QUEENS + "\\s)([IVX]{1,6})" + END,
                found -> numeral(tongue, found.group(1), Gender.FEMININE)));
        rules.add(ReadingRule.of(
                "(?<=\\b(?:[Cc]apítulo|[Pp]arte|[Vv]olume|[Aa]to|[Gg]uerra|[Ee]pisódio|[Ll]ivro|[Ff]ase|[Tt]ipo|[Aa]rtigo|[Tt]ítulo|[Aa]nexo)\\s)([IVX]{1,6})"
                        + END,
                found -> cardinal(tongue, found.group(1))));
        rules.add(ReadingRule.of(
                "(?<=\\b\\p{Lu}[\\p{Ll}]{2,18}\\s)([IVX]{2,6})" + END, found -> cardinal(tongue, found.group(1))));
        rules.add(ReadingRule.of(BEGINNING + "(?:[nN]\\.?[º°])(?=\\s?\\d)", found -> "número "));
        rules.add(ReadingRule.of(
                BEGINNING
                        + "(?:Sr|Sra|Srta|Srs|Sras|Dr|Dra|Drs|Profa|Prof\\.ª|Profª|Prof|Exmo|Exma|Ilmo|Av|Pça|etc|p\\. ?ex|pág|págs|séc|sécs|tel|Tel|Ltda|Cia|a\\.C|d\\.C|vs|obs|Obs|aprox|mín|máx|Sto|Sta|Jr)\\."
                        + END + "|" + BEGINNING + "Prof\\.ª",
                PortugueseRules::abbreviation));
        rules.add(ReadingRule.of(
                BEGINNING + "(?:R|D|Eng|Gal|Cel|Cap|Gov|Pe)\\.(?=\\s\\p{Lu}\\p{Ll})", PortugueseRules::abbreviation));
        rules.add(ReadingRule.of(BEGINNING + "(?:cap|art|min|ex)\\.(?=\\s?[\\p{N}:])", PortugueseRules::abbreviation));
        rules.add(ReadingRule.of(BEGINNING + "S\\.A\\.", PortugueseRules::abbreviation));
        rules.add(ReadingRule.of(BEGINNING + "[Vv]s(?=\\s)", found -> "versus"));
        return rules;
    }

    /** A full stop that also ends the sentence is kept for its pause. */
    private static @Nullable String abbreviation(RuleMatch found) {
        String word = ABBREVIATIONS.get(found.group());
        boolean last = found.group().matches("etc\\.|Ltda\\.|Cia\\.|a\\.C\\.|d\\.C\\.|Jr\\.")
                && found.after().matches("(?s)(?:\\s+\\p{Lu}.*|\\s*)");
        return word != null && last ? word + "." : word;
    }

    /** Up to the tenth an ordinal, then a cardinal: {@code Pedro segundo}, {@code João vinte e três}. */
    private static @Nullable String numeral(Portuguese tongue, String written, Gender gender) {
        int number = RomanNumeral.value(written);
        if (number == 0) {
            return null;
        }
        return number <= 10 ? tongue.ordinal(number, gender) : tongue.cardinal(number, Gender.MASCULINE);
    }

    private static @Nullable String cardinal(Portuguese tongue, String written) {
        int number = RomanNumeral.value(written);
        return number == 0 ? null : tongue.cardinal(number, Gender.MASCULINE);
    }
}
