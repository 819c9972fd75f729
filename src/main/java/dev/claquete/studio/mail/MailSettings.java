package dev.claquete.studio.mail;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail, beside Spring's own {@code spring.mail.*} ({@code claquete.mail.*}).
 *
 * @param from who it comes from, {@code Claquete <no-reply@example.com>}; needed once there is an SMTP server
 * @param news which news are sent at all; what people need to come in always is
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
