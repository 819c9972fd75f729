package dev.claquete.studio;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for a text in every column of every table, the engine's history and its byte arrays included. */
public final class EveryColumn {

    private EveryColumn() {}

    /** @return {@code table.column} of each that holds it somewhere */
    public static List<String> holding(JdbcClient jdbc, String text) {
        record Column(String table, String name, String type) {}
        return jdbc
                .sql(
                        "select table_name as table, column_name as name, data_type as type from information_schema.columns"
                                + " where table_schema = 'public'")
                .query(Column.class)
                .list()
                .stream()
                .filter(column -> {
                    String value = column.type().equals("bytea")
                            ? "encode(\"" + column.name() + "\", 'escape')"
                            : "\"" + column.name() + "\"::text";
                    return jdbc.sql("select exists (select 1 from \"" + column.table() + "\" where position(? in "
                                    + value + ") > 0)")
                            .param(text)
                            .query(Boolean.class)
                            .single();
                })
                .map(column -> column.table() + "." + column.name())
                .toList();
    }
}
