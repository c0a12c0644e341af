package org.dutywatch.compliance.dashboard.cells;

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
import org.dutywatch.compliance.dashboard.domain.Aspect;
import org.dutywatch.compliance.dashboard.domain.Cell;
import org.jspecify.annotations.Nullable;

/** The table {@code dashboard_cell}: aggregates by day and by month, of each unit and of the whole department. */
final class CellRows {
    static final Set<Aspect> EVERYTHING = EnumSet.allOf(Aspect.class);

    private static final String COLUMNS = columns(EVERYTHING);
    private static final String DELETE = """
            delete from dashboard_cell c
             using unnest(?::text[], ?::text[], ?::date[]) as gone (level, unit, first_day)
             where c.level = gone.level and c.unit is not distinct from gone.unit and c.first_day = gone.first_day
            """;
    private static final String INSERT = "insert into dashboard_cell (level, unit, first_day, " + COLUMNS
            + ") values (?, ?, ?" + ", ?".repeat(EVERYTHING.size()) + ")";

    private CellRows() {}

    enum Level {
        DAY,
        MONTH
    }

    /**
     * The key of one stored aggregate.
     *
     * @param unit null means the whole department
     * @param firstDay the day, or the first day of the month
     */
    record Place(Level level, @Nullable String unit, LocalDate firstDay) {}

    /** Returns the aggregate that a row is added to. */
    @FunctionalInterface
    interface Into {
        Cell cell(@Nullable String unit, LocalDate firstDay);
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
    static void replace(Connection connection, Map<Place, Cell> cells) throws SQLException {
        delete(connection, List.copyOf(cells.keySet()));
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var entry : cells.entrySet()) {
                if (entry.getValue().isEmpty()) {
                    continue;
                }
                bind(insert, entry.getKey(), entry.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void delete(Connection connection, List<Place> places) throws SQLException {
        try (var delete = connection.prepareStatement(DELETE)) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "text", texts(places, place -> place.level().name())));
            delete.setArray(2, connection.createArrayOf("text", texts(places, Place::unit)));
            delete.setArray(
                    3,
                    connection.createArrayOf(
                            "date", texts(places, place -> place.firstDay().toString())));
            delete.executeUpdate();
        }
    }

    private static @Nullable Object[] texts(
            List<Place> places, java.util.function.Function<Place, @Nullable String> text) {
        @Nullable Object[] texts = new @Nullable Object[places.size()];
        Arrays.setAll(texts, i -> text.apply(places.get(i)));
        return texts;
    }

    private static void bind(PreparedStatement insert, Place place, Cell cell) throws SQLException {
        insert.setString(1, place.level().name());
        if (place.unit() == null) {
            insert.setNull(2, Types.VARCHAR);
        } else {
            insert.setString(2, place.unit());
        }
        insert.setObject(3, place.firstDay());
        int column = 4;
        for (Aspect aspect : EVERYTHING) {
            insert.setBytes(column++, cell.of(aspect).pack());
        }
    }

    /** Runs a query for unit, first day and one column per aspect, and adds each row to the aggregate that fits it. */
    static void add(PreparedStatement select, Collection<Aspect> aspects, Into into) throws SQLException {
        select.setFetchSize(2000);
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Cell cell = into.cell(rows.getString(1), rows.getObject(2, LocalDate.class));
                int column = 3;
                for (Aspect aspect : aspects) {
                    cell.of(aspect).add(rows.getBytes(column++));
                }
            }
        }
    }
}
