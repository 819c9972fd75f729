package dev.claquete.studio.text;

import java.util.List;

/** Reads signs that are spoken: {@code &}, {@code +}, {@code =}. Signs that are not spoken are left out. */
final class SignRules {

    private SignRules() {}

    static List<ReadingRule> of(SpokenLanguage tongue) {
        return List.of(
                ReadingRule.of(
                        "(?<=[A-Za-z])\\+\\+(?!\\+)", found -> " " + tongue.word("plus") + " " + tongue.word("plus")),
                ReadingRule.of("(?<=\\b[A-Z])#", found -> " sharp"),
                ReadingRule.of("<3(?![\\d.,])", found -> " "),
                ReadingRule.of("(?<=\\d\\s?)\\*(?=\\s?\\d)", found -> " " + tongue.word("times") + " "),
                ReadingRule.of("&", found -> " " + tongue.word("&") + " "),
                ReadingRule.of("±", found -> " " + tongue.word("±") + " "),
                ReadingRule.of(
                        "(?<=[\\s\\p{N})])\\+(?=[\\s\\p{N}(])|^\\+(?=\\p{N})",
                        found -> " " + tongue.word("plus") + " "),
                ReadingRule.of("(?<=[\\s\\p{N}\\p{L})])=(?=[\\s\\p{N}\\p{L}(])", found -> " " + tongue.word("=") + " "),
                ReadingRule.of("[×✕](?=\\s?\\p{N})", found -> " " + tongue.word("times") + " "),
                ReadingRule.of("÷", found -> " " + tongue.word("÷") + " "),
                ReadingRule.of("(?<=\\s)<(?=\\s)", found -> tongue.word("<")),
                ReadingRule.of("(?<=\\s)>(?=\\s)", found -> tongue.word(">")),
                ReadingRule.of("[≈~](?=\\s?[\\p{N}R$€£])", found -> tongue.word("≈") + " "),
                ReadingRule.of("#(?=\\s?\\d)", found -> tongue.word("#") + " "),
                ReadingRule.of("(?<=^|\\s)@(?=\\s)", found -> tongue.word("@")),
                ReadingRule.of("(?<=^|\\s)%(?=\\s|$)", found -> tongue.word("%")),
                ReadingRule.of("§+[ \\u00A0]?(?=\\d)", found -> tongue.word("§") + " "),
                ReadingRule.anyCase(
                        "(?<=[\\p{L}\\p{N}€$£])/(?=(?:month|mo|year|yr|day|hour|week|person|mês|ano|dia|hora|semana|pessoa)(?!\\p{L}))",
                        found -> " " + tongue.word("per") + " "),
                ReadingRule.of("(?<=\\p{L})/(?=\\p{L})", found -> " "),
                ReadingRule.of("[*_^|\\\\`~©®™]+", found -> " "));
    }
}
