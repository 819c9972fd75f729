package dev.claquete.work;

import java.util.Locale;

/** {@code GenerateSceneImage} -> {@code generate-scene-image}: how topics and error codes follow from class names. */
public final class KebabCase {

    private KebabCase() {}

    public static String of(String pascalCase) {
        return pascalCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
