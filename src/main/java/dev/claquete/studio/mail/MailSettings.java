package dev.claquete.studio.mail;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail settings besides Spring's own {@code spring.mail.*} ({@code claquete.mail.*}).
 *
 * @param from the sender, {@code Claquete <no-reply@example.com>}; required with an SMTP server
 * @param news which notifications are sent; mails needed for sign-in always are
 */
@ConfigurationProperties("claquete.mail")
record MailSettings(@Nullable String from, @DefaultValue({"ready", "failed"}) Set<News> news) {

    enum News {
        READY,
        FAILED
    }

    boolean wants(Message message) {
        if (message instanceof Message.VideoReady || message instanceof Message.ResultReady) {
            return news.contains(News.READY);
        }
        return !(message instanceof Message.JobFailed) || news.contains(News.FAILED);
    }
}
