package dev.claquete.studio.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brazilian Portuguese. */
final class Portuguese implements SpokenLanguage {

    private static final List<String> MONTHS = List.of(
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro");

    private static final Map<String, String> WORDS = Map.<String, String>ofEntries(
            Map.entry("minus", "menos"),
            Map.entry("plus", "mais"),
            Map.entry("and", "e"),
            Map.entry("&", "e"),
            Map.entry("%", "por cento"),
            Map.entry("‰", "por mil"),
            Map.entry("point", "ponto"),
            Map.entry("dot", "ponto"),
            Map.entry("/", "barra"),
            Map.entry("dash", "traço"),
            Map.entry("underscore", "sublinhado"),
            Map.entry("@", "arroba"),
            Map.entry("colon", "dois pontos"),
            Map.entry("hashtag", "hashtag"),
            Map.entry("#", "número"),
            Map.entry("=", "é igual a"),
            Map.entry("±", "mais ou menos"),
            Map.entry("÷", "dividido por"),
            Map.entry("times", "vezes"),
            Map.entry("by", "por"),
            Map.entry("ratio", "por"),
            Map.entry("over", "por"),
            Map.entry("<", "menor que"),
            Map.entry(">", "maior que"),
            Map.entry("≈", "cerca de"),
            Map.entry("§", "parágrafo"),
            Map.entry("per", "por"),
            Map.entry("version", "versão"));

    private static final List<String> PARTS =
            List.of("", "", "meio", "terço", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono", "décimo");

    private final NumberSpelling spelling = new NumberSpelling("pt_BR");

    @Override
    public String locale() {
        return "pt_BR";
    }

    @Override
    public char decimalSign() {
        return ',';
    }

    @Override
    public boolean dayBeforeMonth() {
        return true;
    }

    /** A number written with a point is spoken with one. */
    @Override
    public String cardinal(WrittenNumber number, Gender gender) {
        String said = spelling.say(
                number.value(),
                gender == Gender.FEMININE ? "%spellout-cardinal-feminine" : "%spellout-cardinal-masculine");
        return number.decimalSign() == '.' ? said.replace(" vírgula ", " ponto ") : said;
    }

    @Override
    public String ordinal(long number, Gender gender) {
        return spelling.say(
                BigDecimal.valueOf(number),
                gender == Gender.FEMININE ? "%spellout-ordinal-feminine" : "%spellout-ordinal-masculine");
    }

    @Override
    public String year(long year) {
        return number(year);
    }

    @Override
    public String digits(String digits) {
        return spelling.digits(digits);
    }

    @Override
    public String date(int day, int month, @Nullable Integer year) {
        String date = (day == 1 ? "primeiro" : number(day)) + " de " + MONTHS.get(month - 1);
        return year == null ? date : date + " de " + number(year);
    }

    @Override
    public String time(int hour, int minute, @Nullable Integer second, @Nullable String half) {
        StringBuilder said = new StringBuilder(hours(hour));
        if (minute > 0) {
            said.append(second == null ? " e " : ", ")
                    .append(number(minute))
                    .append(minute == 1 ? " minuto" : " minutos");
        }
        if (second != null) {
            said.append(" e ").append(number(second)).append(second == 1 ? " segundo" : " segundos");
        }
        return half == null
                ? said.toString()
                : said + (half.equals("a") ? " da manhã" : hour < 6 || hour == 12 ? " da tarde" : " da noite");
    }

    @Override
    public String hours(int hours) {
        return cardinal(hours, Gender.FEMININE) + (hours <= 1 ? " hora" : " horas");
    }

    private String number(long number) {
        return cardinal(number, Gender.MASCULINE);
    }

    @Override
    public String fraction(int of, int parts, String following) {
        if (of == 1
                && parts == 2
                && following.matches("(?s)\\s+(?!(?:de|do|da|dos|das|e|ou|a|o|é|em|com)\\b)\\p{Ll}.*")) {
            return genderBefore(following) == Gender.FEMININE ? "meia" : "meio";
        }
        String name = parts <= 10
                ? PARTS.get(parts)
                : parts == 100 ? "centésimo" : parts == 1000 ? "milésimo" : number(parts) + " avo";
        return number(of) + " " + (of == 1 && parts <= 10 ? name : name + "s");
    }

    @Override
    public String andFraction(int of, int parts) {
        return "e " + (of == 1 && parts == 2 ? "meio" : fraction(of, parts, ""));
    }

    @Override
    public String range(String from, String to) {
        return from + " a " + to;
    }

    @Override
    public String word(String name) {
        String word = WORDS.get(name);
        if (word == null) {
            throw new IllegalArgumentException("no word for " + name);
        }
        return word;
    }

    @Override
    public Gender genderBefore(String following) {
        return PortugueseGender.of(following);
    }

    @Override
    public boolean yearHere(String before, String following) {
        return false;
    }

    /** {@code dois milhões de reais}, but {@code dois mil reais}. */
    @Override
    public String currency(Currency currency, BigDecimal amount) {
        boolean one = amount.compareTo(BigDecimal.ONE) == 0;
        boolean millions = amount.signum() > 0
                && amount.remainder(BigDecimal.valueOf(1_000_000)).signum() == 0;
        String name =
                switch (currency) {
                    case DOLLAR -> one ? "dólar" : "dólares";
                    case REAL -> one ? "real" : "reais";
                    case EURO -> one ? "euro" : "euros";
                    case POUND -> one ? "libra" : "libras";
                    case YEN -> one ? "iene" : "ienes";
                    case AUSTRALIAN_DOLLAR -> one ? "dólar australiano" : "dólares australianos";
                    case CANADIAN_DOLLAR -> one ? "dólar canadense" : "dólares canadenses";
                };
        return millions ? "de " + name : name;
    }

    @Override
    public String smallCurrency(Currency currency, long amount) {
        return number(amount) + (currency == Currency.POUND ? " pence" : amount == 1 ? " centavo" : " centavos");
    }

    @Override
    public @Nullable String scale(String written, BigDecimal amount) {
        boolean one = amount.compareTo(BigDecimal.valueOf(2)) < 0;
        return switch (written) {
            case "k", "K", "mil", "thousand" -> "mil";
            case "M", "mi", "million", "milhão", "milhões" -> one ? "milhão" : "milhões";
            case "B", "bi", "billion", "bilhão", "bilhões" -> one ? "bilhão" : "bilhões";
            case "tri", "trillion", "trilhão", "trilhões" -> one ? "trilhão" : "trilhões";
            default -> null;
        };
    }

    @Override
    public List<ReadingRule> ownRules() {
        return PortugueseRules.of(this);
    }
}
