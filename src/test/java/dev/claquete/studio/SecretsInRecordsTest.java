package dev.claquete.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record writes all it holds into its text, and texts end in logs; not so those that hold a secret. */
class SecretsInRecordsTest {

    private static final String CANARY = "do-not-tell";
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|token|apiKey|linkKey|secretAccessKey)|generated");
    private static final Map<Class<?>, Object> SAMPLES = Map.of(
            String.class,
            "sample",
            Duration.class,
            Duration.ofHours(1),
            Instant.class,
            Instant.EPOCH,
            UUID.class,
            new UUID(0, 0),
            URI.class,
            URI.create("https://example.com"));

    static Stream<Class<?>> recordsWithASecret() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.claquete").stream()
                        .filter(JavaClass::isRecord)
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type ->
                                Arrays.stream(type.getRecordComponents()).anyMatch(SecretsInRecordsTest::isSecret))
                        // made by themselves only, and only from the webhooks that they tell of
                        .filter(type -> !type.getName().endsWith("Registrations$Registered"));
    }

    @ParameterizedTest
    @MethodSource("recordsWithASecret")
    void aRecordsTextTellsNoSecret(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);

        Object made = constructor.newInstance(
                Arrays.stream(components).map(SecretsInRecordsTest::value).toArray());

        assertThat(made.toString()).doesNotContain(CANARY);
    }

    private static boolean isSecret(RecordComponent component) {
        return component.getType() == String.class
                && SECRET.matcher(component.getName()).matches();
    }

    private static @Nullable Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (isSecret(component)) {
            return CANARY;
        }
        if (component.getGenericType() instanceof ParameterizedType list && type == List.class) {
            return Stream.ofNullable(SAMPLES.get(list.getActualTypeArguments()[0]))
                    .toList();
        }
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : SAMPLES.get(type);
    }
}
