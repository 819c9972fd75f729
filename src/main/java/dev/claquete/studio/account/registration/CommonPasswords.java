package dev.claquete.studio.account.registration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Detects commonly guessed passwords: some thirty thousand from leaked lists, from the package zxcvbn4j, and our own
 * name. Case is ignored, and so are up to six digits or punctuation characters at the end: {@code Password2024!} counts
 * as {@code password}.
 */
final class CommonPasswords {

    private static final String LIST = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";

    private static final Pattern DECORATED = Pattern.compile("(.*\\p{L})[^\\p{L}]{1,6}");

    private static final Set<String> KNOWN = load();

    private CommonPasswords() {}

    static boolean contain(String password) {
        String plain = password.strip().toLowerCase(Locale.ROOT);
        Matcher decorated = DECORATED.matcher(plain);
        return KNOWN.contains(plain) || (decorated.matches() && KNOWN.contains(decorated.group(1)));
    }

    private static Set<String> load() {
        try (InputStream in = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return Stream.concat(lines.lines(), Stream.of("claquete"))
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
