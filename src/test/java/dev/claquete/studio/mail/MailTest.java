package dev.claquete.studio.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.claquete.operation.Product;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.EveryColumn;
import dev.claquete.studio.account.PasswordResetRequested;
import dev.claquete.studio.job.JobOutcome;
import dev.claquete.studio.process.Processes;
import dev.claquete.studio.project.ProjectOutcome.GenerationFailed;
import dev.claquete.studio.project.ProjectOutcome.VideoPublished;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

class MailTest extends StudioWithMail {

    /** As the diagram says; a server that is away costs none. */
    private static final int ALL_TRIES = 24;

    @Autowired
    Outbox outbox;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Processes processes;

    @Autowired
    JavaMailSenderImpl sender;

    @AfterEach
    void backToTheRealServer() {
        sender.setPort(GREEN_MAIL.getSmtp().getPort());
    }

    @Test
    void whoSpeaksPortugueseIsToldInPortugueseThatTheVideoIsReady() throws Exception {
        UUID ana = account("ana@example.com", "pt-BR");

        publish(video(ana, "Ação no Pão de Açúcar 🎬🇧🇷", 65.2));

        MimeMessage mail = only("ana@example.com");
        assertThat(mail.getSubject()).isEqualTo("Seu vídeo está pronto: Ação no Pão de Açúcar 🎬🇧🇷");
        assertThat(mail.getHeader("Subject", null)).matches("(?s)\\p{ASCII}*");
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Claquete São Paulo");
        assertThat(text(mail))
                .contains("“Ação no Pão de Açúcar 🎬🇧🇷” ficou pronto. Duração: 1:05.")
                .containsPattern(
                        "https://studio\\.example\\.com/api/assets\\?url=projects/1/video-abc\\.mp4&expires=\\d+&signature=");
        assertThat(html(mail)).contains("lang=\"pt\"", "Assistir ao vídeo");
    }

    @Test
    void whoSpeaksEnglishIsToldInEnglishWhatFailed() throws Exception {
        UUID bob = account("bob@example.com", "en");

        publish(new GenerationFailed(
                UUID.randomUUID(), bob, "Rivers", "pt-BR", "GenerateSceneImage, scene 2: no credit left", true));

        MimeMessage mail = only("bob@example.com");
        assertThat(mail.getSubject()).isEqualTo("Failed: Rivers");
        assertThat(text(mail)).contains("GenerateSceneImage, scene 2: no credit left", "Finished parts are kept");
    }

    @Test
    void whoSentAVideoInIsToldOfItsFrames() throws Exception {
        UUID account = account("frames@example.com", "en");

        Product zip =
                new Product("frames", "jobs/1/frames.zip", "application/zip", 1_000, 0, 0, 0, Map.of("frames", 30));
        publish(new JobOutcome(
                UUID.randomUUID(), account, "extract-frames", "férias.mp4", null, List.of(zip), null, null));

        MimeMessage mail = only("frames@example.com");
        assertThat(mail.getSubject()).isEqualTo("Ready to download: férias.mp4");
        assertThat(text(mail)).contains("/api/assets?url=jobs/1/frames.zip&expires=");
    }

    @Test
    void whoSentAVideoInIsToldThatItHasNoFrames() throws Exception {
        UUID account = account("no-frames@example.com", "pt-BR");

        publish(new JobOutcome(
                UUID.randomUUID(), account, "extract-frames", "férias.mp4", null, List.of(), "not a video", null));

        assertThat(text(only("no-frames@example.com")))
                .contains("Não foi possível concluir “férias.mp4”", "Motivo: not a video");
    }

    @Test
    void scenesThatFailTogetherAreOnePieceOfNewsAndPicturesAloneAreNone() throws Exception {
        UUID account = account("scenes@example.com", "en");
        UUID project = UUID.randomUUID();

        publish(new GenerationFailed(UUID.randomUUID(), account, "Pictures", "en", "scene 1", false));
        publish(new GenerationFailed(project, account, "Rivers", "en", "scene 1", true));
        publish(new GenerationFailed(project, account, "Rivers", "en", "scene 2", true));

        assertThat(text(only("scenes@example.com"))).contains("scene 1");
        assertThat(statuses(account)).containsExactly("SENT");
    }

    @Test
    void aTitleCannotAddHeadersOrMarkup() throws Exception {
        UUID account = account("title@example.com", "en");

        publish(video(account, "Rivers\r\nBcc: eve@example.com\r\n\r\n<script>alert(1)</script>", 7));

        MimeMessage mail = only("title@example.com");
        assertThat(mail.getSubject())
                .isEqualTo("Your video is ready: Rivers Bcc: eve@example.com <script>alert(1)</script>");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(html(mail)).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(inbox("eve@example.com")).isEmpty();
    }

    @Test
    void whatTheEngineTellsInItsOwnTransactionIsSentToo() throws Exception {
        UUID account = account("engine@example.com", "en");
        engine.tellNext(video(account, "Told by the engine", 7));

        publish(video(account("first@example.com", "en"), "Rivers", 7));

        assertThat(only("engine@example.com").getSubject()).isEqualTo("Your video is ready: Told by the engine");
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        UUID account = account("rolled-back@example.com", "en");

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    outbox.send(account, new Message.JobFailed("Rivers", "never happened"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(statuses(account)).isEmpty();
    }

    @Test
    void aMailWaitsForItsServerAndArrivesOnce() throws Exception {
        UUID account = account("patient@example.com", "en");
        try (FakeSmtp away = FakeSmtp.start()) {
            sender.setPort(away.port());
        }

        publish(video(account, "Rivers", 7));
        UUID mail = mailOf(account);
        await().atMost(PATIENCE).until(() -> triesLeft(mail) == ALL_TRIES);
        assertThat(statuses(account)).containsExactly("WAITING");
        sender.setPort(GREEN_MAIL.getSmtp().getPort());
        assertThat(inbox("patient@example.com")).isEmpty();
        tenMinutesPass(mail);

        MimeMessage arrived = only("patient@example.com");
        assertThat(arrived.getMessageID()).isEqualTo("<" + mail + "@studio.example.com>");
        await().atMost(PATIENCE).until(() -> !processes.isRunning(mail.toString()));
        assertThat(inbox("patient@example.com")).hasSize(1);
        assertThat(statuses(account)).containsExactly("SENT");
    }

    @Test
    void anAddressThatDoesNotExistEndsTheMatter() {
        UUID account = account("gone@example.com", "en");
        try (FakeSmtp server = FakeSmtp.start().answering("RCPT", "550 5.1.1 No such user")) {
            sender.setPort(server.port());

            publish(video(account, "Rivers", 7));
            UUID mail = mailOf(account);
            await().atMost(PATIENCE).until(() -> !processes.isRunning(mail.toString()));

            assertThat(statuses(account)).containsExactly("REFUSED");
            assertThat(jdbc.sql("select content from mail where id = ?")
                            .param(mail)
                            .query(String.class)
                            .list())
                    .containsOnlyNulls();
            assertThat(endsReached(mail)).contains("MailUndeliverable");
        }
    }

    @Test
    void aWayBackInIsNowhereInTheDatabase() throws Exception {
        UUID account = account("lost@example.com", "pt-BR");
        String token = "tok-" + UUID.randomUUID();
        try (FakeSmtp away = FakeSmtp.start()) {
            sender.setPort(away.port());
        }

        publish(reset(account, token, "https://studio.example.com/auth/password/reset?token=" + token));
        UUID mail = mailOf(account);
        await().atMost(PATIENCE).until(() -> triesLeft(mail) == ALL_TRIES);
        assertThat(EveryColumn.holding(jdbc, token)).isEmpty();
        sender.setPort(GREEN_MAIL.getSmtp().getPort());
        tenMinutesPass(mail);

        assertThat(text(only("lost@example.com")))
                .contains("https://studio.example.com/auth/password/reset?token=" + token);
        await().atMost(PATIENCE).until(() -> !processes.isRunning(mail.toString()));
        assertThat(EveryColumn.holding(jdbc, token)).isEmpty();
    }

    @Test
    void withoutAPageForItTheWayBackInIsACode() throws Exception {
        UUID account = account("code@example.com", "en");
        String token = "tok-" + UUID.randomUUID();

        publish(reset(account, token, null));

        MimeMessage mail = only("code@example.com");
        assertThat(text(mail)).contains(token, "POST /auth/password/reset/confirm");
        assertThat(html(mail)).contains(token).doesNotContain("href");
    }

    @Test
    void aWayBackInThatHasClosedMeanwhileIsNotSent() throws Exception {
        UUID account = account("late@example.com", "en");

        publish(new PasswordResetRequested(
                account, "late@example.com", "en", "tok", null, Instant.now().minusSeconds(1)));

        await().atMost(PATIENCE).until(() -> statuses(account).equals(List.of("EXPIRED")));
        assertThat(inbox("late@example.com")).isEmpty();
    }

    @Test
    void whoHasNoAddressGetsNothingAndNothingWaits() {
        UUID account = account("someone@localhost", "en");

        publish(video(account, "Rivers", 7));

        await().atMost(PATIENCE).until(() -> statuses(account).equals(List.of("DROPPED")));
    }

    private UUID account(String email, String language) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into account (id, name, email, language, created_at) values (?, ?, ?, ?, now())")
                .params(id, email, email, language)
                .update();
        return id;
    }

    private static VideoPublished video(UUID owner, String title, double seconds) {
        return new VideoPublished(
                UUID.randomUUID(), owner, title, "fr", new ObjectKey("projects/1/video-abc.mp4"), seconds, 1_000);
    }

    private static PasswordResetRequested reset(UUID account, String token, String link) {
        return new PasswordResetRequested(
                account, "x@example.com", "en", token, link, Instant.now().plusSeconds(3600));
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private List<String> statuses(UUID account) {
        return jdbc.sql("select status from mail where account_id = ?")
                .param(account)
                .query(String.class)
                .list();
    }

    private UUID mailOf(UUID account) {
        return jdbc.sql("select id from mail where account_id = ?")
                .param(account)
                .query(UUID.class)
                .single();
    }

    private int triesLeft(UUID mail) {
        return jdbc.sql("select coalesce(max(task.retries_), -1) from act_ru_ext_task task"
                        + " join act_ru_execution run on run.id_ = task.proc_inst_id_ where run.business_key_ = ?")
                .param(mail.toString())
                .query(Integer.class)
                .single();
    }

    private void tenMinutesPass(UUID mail) {
        jdbc.sql("update act_ru_ext_task set lock_exp_time_ = null where proc_inst_id_ in"
                        + " (select id_ from act_ru_execution where business_key_ = ?)")
                .param(mail.toString())
                .update();
    }

    private List<String> endsReached(UUID mail) {
        return jdbc.sql("select act_id_ from act_hi_actinst join act_hi_procinst on act_hi_procinst.id_ ="
                        + " act_hi_actinst.proc_inst_id_ where business_key_ = ?")
                .param(mail.toString())
                .query(String.class)
                .list();
    }
}
