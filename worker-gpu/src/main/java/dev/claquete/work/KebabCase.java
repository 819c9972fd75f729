package dev.claquete.work;

import java.util.Locale;

/** Converts {@code GenerateSceneImage} to {@code generate-scene-image}, the form of topics and error codes. */
public final class KebabCase {

    private KebabCase() {}

    public static String of(String pascalCase) {
        return pascalCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
