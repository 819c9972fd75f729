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

/** All mails: those that wait, sealed, and for a month what became of the others, without what they said. */
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

    /** @param accountId null: the message itself says to whom it goes */
    record QueuedMail(UUID id, @Nullable UUID accountId, Message message) {}

    /** What became of a mail. */
    enum End {
        SENT,
        REFUSED,
        EXPIRED,
        DROPPED
    }

    /**
     * @param about of two mails of one kind about one thing within half an hour the second is left out; after that it takes
     *     the first one's place. Null: nothing of the sort
     * @return false if it was left out
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

    /** Empty once it has ended, however it has. */
    Optional<QueuedMail> waiting(UUID id) {
        return jdbc.sql("select account_id, content from mail where id = :id and status = 'WAITING'")
                .param("id", id)
                .query((row, number) -> new QueuedMail(
                        id,
                        row.getObject("account_id", UUID.class),
                        read(vault.open(row.getString("content"), place(id)))))
                .optional();
    }

    /** From now on nobody can know what it said. */
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
