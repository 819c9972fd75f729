package dev.claquete.studio.limit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Counts requests for all nodes of an installation: one row for each allowance, one statement for each request, by the
 * database's clock.
 *
 * <p>A row contains the time at which the allowance is full again. A request moves it forward by its share of the
 * window. If that would lie more than a window ahead, the request is refused and nothing is moved: the generic cell
 * rate algorithm (ITU-T I.371). A time in the past means the same as no row, so rows may be deleted at any time after
 * it, and lost in a crash.
 */
class GcraLimiter {

    /** Rows are locked in one order, so that requests never deadlock. */
    private static final String TAKE =
            """
            with asked as (
                select caller, policy, step, span,
                       (extract(epoch from statement_timestamp()) * 1000000)::bigint as moment
                  from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[]) as it (caller, policy, step, span)
            ), taken as (
                insert into allowance as held (caller, policy, full_at, step, latest)
                select caller, policy, moment + step, step, moment + span from asked order by caller, policy
                on conflict (caller, policy) do update
                   set full_at = greatest(held.full_at, excluded.full_at - excluded.step) + excluded.step,
                       step = excluded.step,
                       latest = excluded.latest
                 where greatest(held.full_at, excluded.full_at - excluded.step) + excluded.step <= excluded.latest
                returning caller, policy, full_at
            )
            select asked.policy, asked.caller, asked.moment, taken.full_at is not null as let_through,
                   coalesce(taken.full_at, held.full_at, asked.moment + asked.span) as full_at
              from asked
              left join taken using (caller, policy)
              left join allowance held using (caller, policy)
            """;

    private static final String FORGET =
            "delete from allowance where full_at < extract(epoch from statement_timestamp()) * 1000000";

    private final DataSource database;

    GcraLimiter(DataSource database) {
        this.database = database;
    }

    /** Takes one request from each allowance that has one left. */
    List<LimitState> take(List<Allowance> allowances) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setArray(1, column(connection, "text", allowances, Allowance::caller));
            statement.setArray(
                    2, column(connection, "text", allowances, it -> it.policy().name()));
            statement.setArray(3, column(connection, "bigint", allowances, Allowance::stepMicros));
            statement.setArray(4, column(connection, "bigint", allowances, Allowance::windowMicros));
            try (ResultSet rows = statement.executeQuery()) {
                return readings(rows, allowances);
            }
        }
    }

    /** Deletes rows without effect. */
    void forget() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.executeUpdate();
        }
    }

    private static List<LimitState> readings(ResultSet rows, List<Allowance> allowances) throws SQLException {
        List<LimitState> readings = new ArrayList<>();
        while (rows.next()) {
            String caller = rows.getString("caller");
            Policy policy = Policy.valueOf(rows.getString("policy"));
            Rate rate = allowances.stream()
                    .filter(it -> it.policy() == policy && it.caller().equals(caller))
                    .findFirst()
                    .orElseThrow()
                    .rate();
            readings.add(LimitState.of(
                    rate, rows.getBoolean("let_through"), rows.getLong("full_at"), rows.getLong("moment")));
        }
        return readings;
    }

    private static Array column(
            Connection connection, String type, List<Allowance> allowances, Function<Allowance, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, allowances.stream().map(value).toArray());
    }
}
