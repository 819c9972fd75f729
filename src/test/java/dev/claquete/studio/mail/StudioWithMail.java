package dev.claquete.studio.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.process.StepFinished;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A studio with a mail server and a public address. What extends it shares one application context. */
@StudioTest
@Import(StudioWithMail.Engine.class)
abstract class StudioWithMail {

    /** Publishes an event from within the engine, when the next mail's step ends. */
    static class Engine {

        private final AtomicReference<Object> next = new AtomicReference<>();
        private final ApplicationEventPublisher events;

        Engine(ApplicationEventPublisher events) {
            this.events = events;
        }

        void tellNext(Object event) {
            next.set(event);
        }

        @EventListener
        void on(StepFinished step) {
            Object event = step.step().equals("SendMail") ? next.getAndSet(null) : null;
            if (event != null) {
                events.publishEvent(event);
            }
        }
    }

    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final GreenMail GREEN_MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry registry) {
        GREEN_MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> GREEN_MAIL.getSmtp().getPort());
        registry.add("spring.mail.properties.mail.smtp.starttls.enable", () -> "false");
        registry.add("spring.mail.properties.mail.smtp.starttls.required", () -> "false");
        registry.add("claquete.mail.from", () -> "Claquete São Paulo <no-reply@studio.example.com>");
        registry.add("claquete.files.public-url", () -> "https://studio.example.com/");
    }

    @Autowired
    Engine engine;

    @Autowired
    JdbcClient jdbc;

    MimeMessage only(String recipient) {
        await().atMost(PATIENCE).until(() -> !inbox(recipient).isEmpty());
        List<MimeMessage> mails = inbox(recipient);
        assertThat(mails).hasSize(1);
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select count(*) from mail join account on account.id = account_id"
                                        + " where email = ? and mail.status = 'WAITING'")
                                .param(recipient)
                                .query(Integer.class)
                                .single()
                        == 0);
        return mails.get(0);
    }

    static List<MimeMessage> inbox(String recipient) {
        return Arrays.stream(GREEN_MAIL.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getAddressList(recipients(mail)).equals(recipient))
                .toList();
    }

    static jakarta.mail.Address[] recipients(MimeMessage mail) {
        try {
            return mail.getAllRecipients();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(MimeMessage mail) throws Exception {
        return part(mail, 0);
    }

    static String html(MimeMessage mail) throws Exception {
        return part(mail, 1);
    }

    static String part(MimeMessage mail, int index) throws Exception {
        return ((Multipart) mail.getContent()).getBodyPart(index).getContent().toString();
    }
}
