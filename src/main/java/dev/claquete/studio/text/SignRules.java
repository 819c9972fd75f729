package dev.claquete.studio.text;

import java.util.List;

/** Signs that are said: {@code &}, {@code +}, {@code =}. Others that are not are left out. */
final class SignRules {

    private SignRules() {}

    static List<Rule> of(SpokenLanguage tongue) {
        return List.of(
                Rule.of("(?<=[A-Za-z])\\+\\+(?!\\+)", found -> " " + tongue.word("plus") + " " + tongue.word("plus")),
                Rule.of("(?<=\\b[A-Z])#", found -> " sharp"),
                Rule.of("<3(?![\\d.,])", found -> " "),
                Rule.of("(?<=\\d\\s?)\\*(?=\\s?\\d)", found -> " " + tongue.word("times") + " "),
                Rule.of("&", found -> " " + tongue.word("&") + " "),
                Rule.of("±", found -> " " + tongue.word("±") + " "),
                Rule.of(
                        "(?<=[\\s\\p{N})])\\+(?=[\\s\\p{N}(])|^\\+(?=\\p{N})",
                        found -> " " + tongue.word("plus") + " "),
                Rule.of("(?<=[\\s\\p{N}\\p{L})])=(?=[\\s\\p{N}\\p{L}(])", found -> " " + tongue.word("=") + " "),
                Rule.of("[×✕](?=\\s?\\p{N})", found -> " " + tongue.word("times") + " "),
                Rule.of("÷", found -> " " + tongue.word("÷") + " "),
                Rule.of("(?<=\\s)<(?=\\s)", found -> tongue.word("<")),
                Rule.of("(?<=\\s)>(?=\\s)", found -> tongue.word(">")),
                Rule.of("[≈~](?=\\s?[\\p{N}R$€£])", found -> tongue.word("≈") + " "),
                Rule.of("#(?=\\s?\\d)", found -> tongue.word("#") + " "),
                Rule.of("(?<=^|\\s)@(?=\\s)", found -> tongue.word("@")),
                Rule.of("(?<=^|\\s)%(?=\\s|$)", found -> tongue.word("%")),
                Rule.of("§+[ \\u00A0]?(?=\\d)", found -> tongue.word("§") + " "),
                Rule.anyCase(
                        "(?<=[\\p{L}\\p{N}€$£])/(?=(?:month|mo|year|yr|day|hour|week|person|mês|ano|dia|hora|semana|pessoa)(?!\\p{L}))",
                        found -> " " + tongue.word("per") + " "),
                Rule.of("(?<=\\p{L})/(?=\\p{L})", found -> " "),
                Rule.of("[*_^|\\\\`~©®™]+", found -> " "));
    }
}
