package dev.claquete.studio.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.dependency.Dependency;
import dev.claquete.dependency.DependencyUnavailable;
import dev.claquete.studio.local.CannotStart;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpSenderTest {

    static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");
    static final String FROM = "Claquete <no-reply@studio.example.com>";

    final FakeSmtp server = FakeSmtp.start();
    final Dependency mailServer = Dependency.vendor("mail server");

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 No such user",
        "RCPT, 553 5.1.3 Bad address",
        "., 552 5.3.4 Too big",
        "., 554 5.7.1 It looks like spam"
    })
    void aNoForGoodIsNotAskedTwice(String verb, String reply) {
        server.answering(verb, reply);

        assertThatThrownBy(() -> send("ana@example.com"))
                .isInstanceOf(MailRefused.class)
                .hasMessageContaining(reply.substring(0, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 4.2.1 Mailbox busy",
        "RCPT, 451 4.7.1 Greylisted",
        "., 452 4.3.1 Disk full",
        "MAIL, 530 5.7.0 Sign in first",
        "MAIL, 550 5.7.1 You may not send from this address",
        "RCPT, 530 5.7.0 Sign in first",
    })
    void aNoThatMayChangeIsAMatterForRetries(String verb, String reply) {
        server.answering(verb, reply);

        assertThatThrownBy(() -> send("ana@example.com")).isInstanceOf(MailException.class);
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 421 4.3.2 Closing", "RCPT, 421 4.3.2 Closing"})
    void aServerThatGoesAwayIsWaitedFor(String verb, String reply) {
        server.answering(verb, reply);

        assertThatThrownBy(() -> send("ana@example.com")).isInstanceOf(DependencyUnavailable.class);
    }

    @Test
    void aServerThatIsAwayIsWaitedFor() {
        server.close();

        assertThatThrownBy(() -> send("ana@example.com")).isInstanceOf(DependencyUnavailable.class);
        assertThat(mailServer.isAway()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a b@example.com",
                "ana@example.com\r\nBcc: eve@example.com",
                "ana@example.com,eve@example.com",
                ""
            })
    void whatIsNotOneAddressIsRefusedBeforeAnybodyIsAsked(String recipient) {
        assertThatThrownBy(() -> send(recipient)).isInstanceOf(MailRefused.class);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void aMailSentAgainIsTheSameMail() throws Exception {
        send("ana@example.com");
        send("ana@example.com");

        assertThat(server.mails()).hasSize(2).allSatisfy(mail -> assertThat(mail)
                .containsPattern("(?m)^Message-ID: <" + ID + "@studio.example.com>$")
                .containsPattern("(?m)^Auto-Submitted: auto-generated$"));
    }

    @Test
    void aSubjectIsOneLineWhateverIsInIt() throws Exception {
        post("127.0.0.1", FROM)
                .send(ID, "ana@example.com", "en", letter("Ready:\r\nBcc: eve@example.com\u2028X-Evil: 1\u0000"));

        assertThat(server.mails()).singleElement().satisfies(mail -> {
            assertThat(mail).containsPattern("(?m)^Subject: Ready: Bcc: eve@example.com X-Evil: 1$");
            assertThat(mail).doesNotContainPattern("(?m)^(Bcc|X-Evil):");
        });
    }

    @Test
    void withoutAServerThereIsNoPost() {
        assertThat(post("", null).isOpen()).isFalse();
        assertThat(post("", null).describe()).isEqualTo("off (CLAQUETE_SMTP_HOST is not set)");
        assertThat(post("127.0.0.1", FROM).describe())
                .isEqualTo("127.0.0.1:" + server.port() + ", from no-reply@studio.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "nobody", "Claquete <>"})
    void aServerWithoutASenderIsAMistakeThatIsToldAtOnce(String from) {
        assertThatThrownBy(() -> post("127.0.0.1", from))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("CLAQUETE_MAIL_FROM");
    }

    private void send(String recipient) throws Exception {
        post("127.0.0.1", FROM).send(ID, recipient, "en", letter("Ready"));
    }

    private static RenderedMail letter(String subject) {
        return new RenderedMail("en", subject, "Ready", List.of("It is."), null, null, "Bye");
    }

    private SmtpSender post(String host, String from) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(server.port());
        var beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        return new SmtpSender(
                beans.getBeanProvider(JavaMailSenderImpl.class), new MailSettings(from, Set.of()), mailServer);
    }
}
