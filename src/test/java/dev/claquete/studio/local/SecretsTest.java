package dev.claquete.studio.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void aGeneratedSecretStaysTheSame() {
        Secrets.Secret first = new Secrets(folder).get("api-key", null, 32);
        assertThat(first.generated()).isTrue();
        assertThat(first.value()).matches("[a-z2-9]{32}");
        assertThat(new Secrets(folder).get("api-key", " ", 32)).isEqualTo(first);
        assertThat(new Secrets(folder).get("worker-secret", "", 32).value()).isNotEqualTo(first.value());
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        new Secrets(folder).get("api-key", null, 32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets/api-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsConfiguredWinsAndTouchesNoDisk() {
        Secrets.Secret secret = new Secrets(folder.resolve("nowhere")).get("api-key", "mine", 32);
        assertThat(secret.value()).isEqualTo("mine");
        assertThat(secret.generated()).isFalse();
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void secretsDoNotPrintThemselves() {
        assertThat(new Secrets(folder).get("api-key", "mine", 32).toString()).doesNotContain("mine");
    }
}
