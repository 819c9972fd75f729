package dev.claquete.studio.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What people read in English and in Portuguese: {@code texts/<name>.properties} and {@code texts/<name>_pt.properties}. */
public final class Texts {

    private Texts() {}

    /** The texts of one bundle; English for languages that it does not have. */
    public static MessageSource of(String name) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("texts/" + name);
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Locale.ENGLISH);
        return texts;
    }
}
