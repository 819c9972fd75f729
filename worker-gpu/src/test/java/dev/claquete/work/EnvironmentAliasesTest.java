package dev.claquete.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentAliasesTest {

    @TempDir
    Path temp;

    @Test
    void aVariableOfTheirsIsASettingOfOurs() {
        EnvironmentAliases aliases = new EnvironmentAliases(Map.of("WAIT", "900", "LIFE", " 1440 ", "LEVEL", "WARNING"))
                .seconds("WAIT", "OUR_WAIT", 86_400)
                .minutes("LIFE", "our.token-life", 525_600)
                .logLevel("LEVEL", "OUR_LEVEL");

        assertThat(aliases.settings())
                .isEqualTo(Map.of("OUR_WAIT", "900s", "our.token-life", "1440m", "OUR_LEVEL", "warn"));
    }

    @Test
    void ourOwnVariableWinsAndTheirsIsNotEvenRead() {
        EnvironmentAliases aliases = new EnvironmentAliases(
                        Map.of("WAIT", "soon", "OUR_WAIT", "5m", "LIFE", "60", "OUR_TOKENLIFE", "1h"))
                .seconds("WAIT", "OUR_WAIT", 86_400)
                .minutes("LIFE", "our.token-life", 525_600);

        assertThat(aliases.settings()).isEmpty();
    }

    @Test
    void aBlankVariableIsUnset() {
        EnvironmentAliases aliases = new EnvironmentAliases(Map.of("WAIT", " ", "OUR_LEVEL", "", "LEVEL", "DEBUG"))
                .seconds("WAIT", "OUR_WAIT", 86_400)
                .logLevel("LEVEL", "OUR_LEVEL")
                .folder("WORK", "our.work")
                .logFile("LOGS", "OUR_LOGS", "a.log");

        assertThat(aliases.settings()).isEqualTo(Map.of("OUR_LEVEL", "debug"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-5", "1.5", "10m", "86401", "99999999999999"})
    void aNumberThatCannotBeUsedNamesItsVariable(String value) {
        EnvironmentAliases aliases = new EnvironmentAliases(Map.of("RUNPOD_MAX_TIMEOUT", value));

        assertThatThrownBy(() -> aliases.seconds("RUNPOD_MAX_TIMEOUT", "OUR_WAIT", 86_400))
                .isInstanceOf(EnvironmentAliases.InvalidVariable.class)
                .hasMessage("RUNPOD_MAX_TIMEOUT: must be a whole number of seconds from 1 to 86400, not " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL,error",
        "error,error",
        "Warn,warn",
        "WARNING,warn",
        "INFO,info",
        "http,info",
        "DEBUG,debug",
        "verbose,debug",
        "silly,trace",
        "trace,trace"
    })
    void levelsOfPythonAndOfWinstonAreUnderstood(String theirs, String ours) {
        assertThat(new EnvironmentAliases(Map.of("LOG_LEVEL", theirs))
                        .logLevel("LOG_LEVEL", "OUR_LEVEL")
                        .settings())
                .containsEntry("OUR_LEVEL", ours);
    }

    @Test
    void aLevelThatNobodyKnowsNamesItsVariable() {
        EnvironmentAliases aliases = new EnvironmentAliases(Map.of("LOG_LEVEL", "loud"));

        assertThatThrownBy(() -> aliases.logLevel("LOG_LEVEL", "OUR_LEVEL"))
                .hasMessage("LOG_LEVEL: must be error, warning, info, debug or trace, not loud");
    }

    @Test
    void foldersAreMadeAndTheLogLiesInItsOwn() {
        Path work = temp.resolve("a/work");
        Path logs = temp.resolve("logs");
        EnvironmentAliases aliases = new EnvironmentAliases(
                        Map.of("WORK_DIR", work.toString(), "LOGS_DIR", "/nowhere/else", "OUR_LOGS", logs.toString()))
                .folder("WORK_DIR", "our.work")
                .logFile("LOGS_DIR", "OUR_LOGS", "studio.log");

        assertThat(aliases.settings())
                .isEqualTo(Map.of(
                        "our.work",
                        work.toString(),
                        "logging.file.name",
                        logs.resolve("studio.log").toString()));
        assertThat(work).isDirectory();
        assertThat(logs).isDirectory();
    }

    @Test
    void aFolderThatCannotBeMadeNamesItsVariable() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        EnvironmentAliases aliases = new EnvironmentAliases(Map.of(
                "WORK_DIR", file.toString(), "LOGS_DIR", file.resolve("logs").toString()));

        assertThatThrownBy(() -> aliases.folder("WORK_DIR", "our.work"))
                .hasMessageStartingWith("WORK_DIR: must be a folder");
        assertThatThrownBy(() -> aliases.logFile("LOGS_DIR", "OUR_LOGS", "a.log"))
                .hasMessageStartingWith("LOGS_DIR: must be a folder");
    }
}
