package dev.claquete.studio.account.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.studio.account.AccountsProperties;
import dev.claquete.studio.account.AccountsProperties.Door;
import dev.claquete.studio.account.access.SecurityConfiguration;
import dev.claquete.studio.web.PageLanguage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "password123",
                "PassWord123",
                " password123 ",
                "Password2024!",
                "letmein!!",
                "12345678",
                "123456789",
                "qwertyuiop",
                "iloveyou1",
                "Claquete-2026"
            })
    void whatIsGuessedFirstIsKnownHoweverItIsDressed(String password) {
        assertThat(CommonPasswords.contain(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-quiet-harbour-7",
                "brand new password",
                "correct horse battery staple",
                "um porto tranquilo",
                "vJq8#kd02LxT",
                "passwordless-since-1999-sea",
                "ünïcödé wörds 12"
            })
    void whatFewHaveIsNot(String password) {
        assertThat(CommonPasswords.contain(password)).isFalse();
    }

    @Test
    void theSeedsPasswordIsRefusedUnlessTheOperatorAllowsIt() {
        assertThatThrownBy(() -> passwords(false).check("password", "password123", "ana@example.com", "ana"))
                .isInstanceOf(PasswordRefused.class)
                .hasMessage("password: " + PasswordViolation.COMMON.rule());
        assertThatCode(() -> passwords(true).check("password", "password123", "ana@example.com", "ana"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> passwords(true).check("password", "short", "ana@example.com", "ana"))
                .isInstanceOf(PasswordRefused.class);
    }

    @Test
    void eachRuleIsASentenceInBothLanguages() {
        for (PasswordViolation fault : PasswordViolation.values()) {
            assertThat(fault.sentence(PageLanguage.EN))
                    .startsWith("The password ")
                    .endsWith(".");
            assertThat(fault.sentence(PageLanguage.PT)).startsWith("A senha ").endsWith(".");
        }
    }

    private static Passwords passwords(boolean commonOnes) {
        Duration any = Duration.ofHours(1);
        AccountsProperties properties =
                new AccountsProperties(Door.OPEN, any, any, any, any, any, any, 1, 1, 1, 1, commonOnes, any);
        return new Passwords(new SecurityConfiguration().passwordEncoder(), properties);
    }
}
