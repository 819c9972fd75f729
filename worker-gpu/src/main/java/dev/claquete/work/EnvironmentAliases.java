package dev.claquete.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps environment variables of the products that this application replaces to our settings. If our own variable is set
 * too, it wins and theirs is not read; a blank variable counts as unset. The application adds these settings below all
 * others.
 */
public final class EnvironmentAliases {

    private final Map<String, String> environment;
    private final Map<String, Object> settings = new LinkedHashMap<>();

    public EnvironmentAliases(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Thrown if a variable has an invalid value. The message names the variable and the rule. */
    public static final class InvalidVariable extends RuntimeException {

        InvalidVariable(String variable, String rule) {
            super(variable + ": " + rule);
        }
    }

    /**
     * @param setting ours: a property, or the variable that stands for it in the configuration file
     * @throws InvalidVariable unless it is a whole number from 1 to {@code most}
     */
    public EnvironmentAliases seconds(String variable, String setting, int most) {
        return whole(variable, setting, "seconds", "s", most);
    }

    /** @throws InvalidVariable unless it is a whole number from 1 to {@code most} */
    public EnvironmentAliases minutes(String variable, String setting, int most) {
        return whole(variable, setting, "minutes", "m", most);
    }

    private EnvironmentAliases whole(String variable, String setting, String name, String unit, int most) {
        theirs(variable, setting).ifPresent(value -> {
            int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
            if (number < 1 || number > most) {
                throw new InvalidVariable(
                        variable, "must be a whole number of " + name + " from 1 to " + most + ", not " + value);
            }
            settings.put(setting, number + unit);
        });
        return this;
    }

    /**
     * Accepts the levels of Python's logging and of Winston, in any case.
     *
     * @throws InvalidVariable for any other value
     */
    public EnvironmentAliases logLevel(String variable, String setting) {
        theirs(variable, setting).ifPresent(value -> {
            String level =
                    switch (value.toLowerCase(Locale.ROOT)) {
                        case "critical", "fatal", "error" -> "error";
                        case "warning", "warn" -> "warn";
                        case "info", "http" -> "info";
                        case "debug", "verbose" -> "debug";
                        case "trace", "silly" -> "trace";
                        default -> throw new InvalidVariable(
                                variable, "must be error, warning, info, debug or trace, not " + value);
                    };
            settings.put(setting, level);
        });
        return this;
    }

    /**
     * A folder, which is created if missing.
     *
     * @throws InvalidVariable if it is not writable
     */
    public EnvironmentAliases folder(String variable, String setting) {
        theirs(variable, setting)
                .ifPresent(
                        value -> settings.put(setting, writable(variable, value).toString()));
        return this;
    }

    /**
     * A folder for log files, by their variable or ours.
     *
     * @param file the newest log; older ones lie beside it
     * @throws InvalidVariable if it is not writable
     */
    public EnvironmentAliases logFile(String theirs, String ours, String file) {
        for (String variable : new String[] {ours, theirs}) {
            @Nullable String folder = given(variable);
            if (folder != null) {
                settings.put(
                        "logging.file.name",
                        writable(variable, folder).resolve(file).toString());
                return this;
            }
        }
        return this;
    }

    public Map<String, Object> settings() {
        return Map.copyOf(settings);
    }

    /** Their value; empty if it is not set, or ours is. */
    private Optional<String> theirs(String variable, String setting) {
        String ours = setting.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
        return given(ours) == null ? Optional.ofNullable(given(variable)) : Optional.empty();
    }

    private @Nullable String given(String variable) {
        @Nullable String value = environment.get(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Path writable(String variable, String folder) {
        try {
            Path path = Files.createDirectories(Path.of(folder));
            if (Files.isWritable(path)) {
                return path;
            }
        } catch (IOException | InvalidPathException e) {
            throw new InvalidVariable(
                    variable, "must be a folder, and " + folder + " cannot be made: " + e.getMessage());
        }
        throw new InvalidVariable(variable, "must be a folder that can be written to, and " + folder + " cannot");
    }
}
