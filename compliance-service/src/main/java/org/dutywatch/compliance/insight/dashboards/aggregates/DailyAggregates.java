package org.dutywatch.compliance.insight.dashboards.aggregates;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.jspecify.annotations.Nullable;

/** The table {@code dashboard_cell}: aggregates by day and by month, of each unit and of the whole department. */
final class DailyAggregates {
    static final Set<Aspect> ALL_ASPECTS = EnumSet.allOf(Aspect.class);

    private static final String COLUMNS = columns(ALL_ASPECTS);
    private static final String DELETE = """
            delete from dashboard_cell c
             using unnest(?::text[], ?::text[], ?::date[]) as k (level, unit, first_day)
             where c.level = k.level and c.unit is not distinct from k.unit and c.first_day = k.first_day
            """;
    private static final String INSERT = "insert into dashboard_cell (level, unit, first_day, " + COLUMNS
            + ") values (?, ?, ?" + ", ?".repeat(ALL_ASPECTS.size()) + ")";

    private DailyAggregates() {}

    enum AggregateLevel {
        DAY,
        MONTH
    }

    /**
     * The key of one stored aggregate.
     *
     * @param unit null means the whole department
     * @param firstDay the day, or the first day of the month
     */
    record AggregateKey(AggregateLevel level, @Nullable String unit, LocalDate firstDay) {}

    /** Returns the aggregate that a row is added to. */
    @FunctionalInterface
    interface AggregateSelector {
        DashboardAggregate aggregateOf(@Nullable String unit, LocalDate firstDay);
    }

    static String columns(Collection<Aspect> aspects) {
        return columns(aspects, "");
    }

    static String columns(Collection<Aspect> aspects, String prefix) {
        return aspects.stream()
                .map(aspect -> prefix + aspect.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Replaces the aggregates with these keys. An empty aggregate is deleted and not stored. */
    static void replace(Connection connection, Map<AggregateKey, DashboardAggregate> aggregates) throws SQLException {
        delete(connection, List.copyOf(aggregates.keySet()));
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var entry : aggregates.entrySet()) {
                if (entry.getValue().isEmpty()) {
                    continue;
                }
                bind(insert, entry.getKey(), entry.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void delete(Connection connection, List<AggregateKey> keys) throws SQLException {
        try (var delete = connection.prepareStatement(DELETE)) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "text", texts(keys, key -> key.level().name())));
            delete.setArray(2, connection.createArrayOf("text", texts(keys, AggregateKey::unit)));
            delete.setArray(
                    3,
                    connection.createArrayOf(
                            "date", texts(keys, key -> key.firstDay().toString())));
            delete.executeUpdate();
        }
    }

    private static @Nullable Object[] texts(
            List<AggregateKey> keys, java.util.function.Function<AggregateKey, @Nullable String> text) {
        @Nullable Object[] texts = new @Nullable Object[keys.size()];
        Arrays.setAll(texts, i -> text.apply(keys.get(i)));
        return texts;
    }

    private static void bind(PreparedStatement insert, AggregateKey key, DashboardAggregate aggregate)
            throws SQLException {
        insert.setString(1, key.level().name());
        if (key.unit() == null) {
            insert.setNull(2, Types.VARCHAR);
        } else {
            insert.setString(2, key.unit());
        }
        insert.setObject(3, key.firstDay());
        int column = 4;
        for (Aspect aspect : ALL_ASPECTS) {
            insert.setBytes(column++, aggregate.tallies(aspect).pack());
        }
    }

    /** Runs a query for unit, first day and one column per aspect, and adds each row to the selected aggregate. */
    static void addRows(PreparedStatement select, Collection<Aspect> aspects, AggregateSelector selector)
            throws SQLException {
        select.setFetchSize(2000);
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                DashboardAggregate aggregate =
                        selector.aggregateOf(rows.getString(1), rows.getObject(2, LocalDate.class));
                int column = 3;
                for (Aspect aspect : aspects) {
                    aggregate.tallies(aspect).add(rows.getBytes(column++));
                }
            }
        }
    }
}
