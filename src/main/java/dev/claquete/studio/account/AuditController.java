package dev.claquete.studio.account;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.web.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log over HTTP, for administrators. */
@RestController
@Tag(name = "Administration")
@RequestMapping("/api/admin/audit")
class AuditController {

    private static final String MATCHING =
            " from audit_entry where (cast(:account as uuid) is null or account_id = :account)"
                    + " and (cast(:event as text) is null or event = :event)";

    private static final Pattern EVENT = Pattern.compile("[a-z-]{1,64}");

    private final JdbcClient jdbc;

    AuditController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Entry(
            long id,
            Instant at,
            String event,
            @Nullable UUID accountId,
            @Nullable String actor,
            @Schema(type = "object") @JsonRawValue String details,
            @Nullable String requestId,
            @Nullable String address) {}

    @Operation(summary = "List account events, newest first, optionally of one account or of one kind")
    @GetMapping
    Page<Entry> list(
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable String event,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MAX) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset) {
        if (event != null && !EVENT.matcher(event).matches()) {
            throw new InvalidInput("event", "must be an event's name, like signed-in");
        }
        long total = jdbc.sql("select count(*)" + MATCHING)
                .param("account", account)
                .param("event", event)
                .query(Long.class)
                .single();
        return Page.of(
                jdbc.sql("select id, at, event, account_id, actor, details, request_id, host(address) address"
                                + MATCHING + " order by id desc limit :limit offset :offset")
                        .param("account", account)
                        .param("event", event)
                        .param("limit", limit)
                        .param("offset", offset)
                        .query(AuditController::entry)
                        .list(),
                total,
                limit,
                offset);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("event"),
                row.getObject("account_id", UUID.class),
                row.getString("actor"),
                row.getString("details"),
                row.getString("request_id"),
                row.getString("address"));
    }
}
