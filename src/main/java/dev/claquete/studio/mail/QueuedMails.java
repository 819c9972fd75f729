package dev.claquete.studio.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.claquete.studio.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of mails: waiting ones, encrypted, and for a month the outcome of the others, without their content. */
@Component
class QueuedMails {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final JdbcClient jdbc;
    private final Vault vault;

    QueuedMails(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @param accountId null: the message itself names the recipient */
    record QueuedMail(UUID id, @Nullable UUID accountId, Message message) {}

    /** The outcome of a mail. */
    enum End {
        SENT,
        REFUSED,
        EXPIRED,
        DROPPED
    }

    /**
     * @param about of two mails of one kind about one subject within half an hour, the second is dropped; after that it
     *     replaces the first. Null: no such check
     * @return false if it was dropped
     */
    boolean add(UUID id, @Nullable UUID accountId, @Nullable String about, Message message) {
        return jdbc.sql(
                                """
                                insert into mail (id, account_id, kind, about, content, status, created_at)
                                values (:id, :account, :kind, :about, :content, 'WAITING', now())
                                on conflict (kind, account_id, about) do update
                                   set id = excluded.id, content = excluded.content, status = 'WAITING',
                                       created_at = now(), settled_at = null
                                 where mail.created_at < now() - interval '30 minutes'
                                """)
                        .param("id", id)
                        .param("account", accountId)
                        .param("kind", message.kind())
                        .param("about", about)
                        .param("content", vault.seal(write(message), place(id)))
                        .update()
                == 1;
    }

    /** Empty once it has ended, whatever the outcome. */
    Optional<QueuedMail> waiting(UUID id) {
        return jdbc.sql("select account_id, content from mail where id = :id and status = 'WAITING'")
                .param("id", id)
                .query((row, number) -> new QueuedMail(
                        id,
                        row.getObject("account_id", UUID.class),
                        read(vault.open(row.getString("content"), place(id)))))
                .optional();
    }

    /** Records the outcome and erases the content for good. */
    void settle(UUID id, End end) {
        jdbc.sql("update mail set status = :end, content = null, settled_at = now() where id = :id")
                .param("end", end.name())
                .param("id", id)
                .update();
        jdbc.sql("delete from mail where settled_at < now() - interval '30 days'")
                .update();
    }

    private static String place(UUID id) {
        return "mail/" + id;
    }

    private static String write(Message message) {
        try {
            return JSON.writerFor(Message.class).writeValueAsString(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message read(String json) {
        try {
            return JSON.readValue(json, Message.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
