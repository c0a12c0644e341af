package org.dutywatch.compliance.insight.dashboards.aggregates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The table {@code dashboard_cell}: aggregates by day and by month, of each unit and of the whole department. */
final class DailyAggregates {
    static final Set<Aspect> ALL_ASPECTS = EnumSet.allOf(Aspect.class);

    private static final int FETCH_SIZE = 2000;
    private static final String DELETE = """
        delete from dashboard_cell c
         using unnest(:levels, :units, :days) as k (level, unit, first_day)
         where c.level = k.level and c.unit is not distinct from k.unit and c.first_day = k.first_day
        """;
    private static final String INSERT = "insert into dashboard_cell (level, unit, first_day, " + columns(ALL_ASPECTS)
            + ") values (:level, :unit, :firstDay, " + columns(ALL_ASPECTS, ":") + ")";

    private DailyAggregates() {}

    enum AggregateLevel {
        DAY,
        MONTH;

        LocalDate firstDay(LocalDate day) {
            return this == DAY ? day : day.withDayOfMonth(1);
        }
    }

    /**
     * The key of one stored aggregate.
     *
     * @param unit null means the whole department
     * @param firstDay the day, or the first day of the month
     */
    public record AggregateKey(
            AggregateLevel level, @Nullable String unit, LocalDate firstDay) {
        /** The day after the last day. */
        LocalDate end() {
            return level == AggregateLevel.DAY ? firstDay.plusDays(1) : firstDay.plusMonths(1);
        }
    }

    /** Returns the aggregate that a row is added to. */
    @FunctionalInterface
    interface AggregateSelector {
        DashboardAggregate aggregateOf(@Nullable String unit, LocalDate firstDay);
    }

    static String columns(Collection<Aspect> aspects) {
        return columns(aspects, "");
    }

    static String columns(Collection<Aspect> aspects, String prefix) {
        return aspects.stream().map(aspect -> prefix + column(aspect)).collect(Collectors.joining(", "));
    }

    private static String column(Aspect aspect) {
        return aspect.name().toLowerCase(Locale.ROOT);
    }

    /** Replaces the aggregates with these keys. An empty aggregate is deleted and not stored. */
    static void replace(Handle handle, Map<AggregateKey, DashboardAggregate> aggregates) {
        var keys = List.copyOf(aggregates.keySet());
        handle.createUpdate(DELETE)
                .bindArray(
                        "levels",
                        String.class,
                        keys.stream().map(key -> key.level().name()).toList())
                .bindArray(
                        "units",
                        String.class,
                        keys.stream().map(AggregateKey::unit).toList())
                .bindArray(
                        "days",
                        LocalDate.class,
                        keys.stream().map(AggregateKey::firstDay).toList())
                .execute();
        var insert = handle.prepareBatch(INSERT);
        aggregates.forEach((key, aggregate) -> {
            if (!aggregate.isEmpty()) {
                insert.bindMethods(key);
                ALL_ASPECTS.forEach(aspect -> insert.bind(column(aspect), aggregate.pack(aspect)));
                insert.add();
            }
        });
        insert.execute();
    }

    /** A row of a query for unit, first day and one column per aspect. */
    private record StoredAggregate(@Nullable String unit, LocalDate firstDay, byte[][] tallies) {
        static StoredAggregate of(ResultSet row, int aspects) throws SQLException {
            byte[][] tallies = new byte[aspects][];
            for (int i = 0; i < aspects; i++) {
                tallies[i] = row.getBytes(3 + i);
            }
            return new StoredAggregate(row.getString(1), row.getObject(2, LocalDate.class), tallies);
        }
    }

    /** Runs a query for unit, first day and one column per aspect, and adds each row to the selected aggregate. */
    static void addRows(Query select, Collection<Aspect> aspects, AggregateSelector selector) {
        select.setFetchSize(FETCH_SIZE)
                .map((row, context) -> StoredAggregate.of(row, aspects.size()))
                .forEach(stored -> {
                    var aggregate = selector.aggregateOf(stored.unit(), stored.firstDay());
                    int column = 0;
                    for (Aspect aspect : aspects) {
                        aggregate.tallies(aspect).add(stored.tallies()[column++]);
                    }
                });
    }
}
