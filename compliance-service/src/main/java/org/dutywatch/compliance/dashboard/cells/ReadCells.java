package org.dutywatch.compliance.dashboard.cells;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.dutywatch.compliance.dashboard.cells.CellRows.Into;
import org.dutywatch.compliance.dashboard.domain.Aspect;
import org.dutywatch.compliance.dashboard.domain.Cell;
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Figures of any range: whole local months and days from the cells, what is left at its ends from the shifts themselves.
 * So the answer is exact for every range, and fast where it begins and ends at local midnights.
 */
@ApplicationScoped
public class ReadCells {
    private final DataSource database;
    private final CountShifts countShifts;
    private final ZoneId zone;

    ReadCells(
            DataSource database,
            CountShifts countShifts,
            @ConfigProperty(name = "dutywatch.zone", defaultValue = "UTC") String zone) {
        this.database = database;
        this.countShifts = countShifts;
        this.zone = ZoneId.of(zone);
    }

    /** The department's. */
    public ZoneId zone() {
        return zone;
    }

    /** @param unit null means the whole department */
    public Cell total(TimeRange range, @Nullable String unit, Set<Aspect> aspects) {
        Cell total = new Cell();
        read(List.of(new Question(
                range, unit == null ? Whose.DEPARTMENT : Whose.UNIT, unit, aspects, true, (any, day) -> total)));
        return total;
    }

    public SortedMap<String, Cell> byUnit(TimeRange range, Set<Aspect> aspects) {
        SortedMap<String, Cell> units = new TreeMap<>();
        Into into = (unit, day) -> units.computeIfAbsent(unit == null ? "" : unit, any -> new Cell());
        read(List.of(new Question(range, Whose.EACH_UNIT, null, aspects, true, into)));
        return units;
    }

    /** The whole department, and each of its units. */
    public record Department(Cell total, SortedMap<String, Cell> units) {}

    /** Both at once, because what is in no cell is read but once. */
    public Department department(TimeRange range, Set<Aspect> ofTotal, Set<Aspect> ofUnits) {
        Cell total = new Cell();
        SortedMap<String, Cell> units = new TreeMap<>();
        Into toTotal = (unit, day) -> total;
        Into toUnits = (unit, day) -> units.computeIfAbsent(unit == null ? "" : unit, any -> new Cell());
        read(List.of(
                new Question(range, Whose.DEPARTMENT, null, ofTotal, true, toTotal),
                new Question(range, Whose.EACH_UNIT, null, ofUnits, true, toUnits)));
        return new Department(total, units);
    }

    /**
     * @param unit null means the whole department
     * @param bucket the first day of the bucket that a day belongs to
     * @return the buckets in which there is something
     */
    public SortedMap<LocalDate, Cell> byDay(
            TimeRange range, @Nullable String unit, Set<Aspect> aspects, UnaryOperator<LocalDate> bucket) {
        SortedMap<LocalDate, Cell> buckets = new TreeMap<>();
        Into into = (any, day) -> buckets.computeIfAbsent(bucket.apply(day), none -> new Cell());
        var whose = unit == null ? Whose.DEPARTMENT : Whose.UNIT;
        read(List.of(new Question(range, whose, unit, aspects, false, into)));
        return buckets;
    }

    private enum Whose {
        DEPARTMENT("unit is null"),
        UNIT("unit = ?"),
        EACH_UNIT("unit is not null");

        private final String condition;

        Whose(String condition) {
            this.condition = condition;
        }
    }

    /** @param months whether months will do for days */
    private record Question(
            TimeRange range, Whose whose, @Nullable String unit, Set<Aspect> aspects, boolean months, Into into) {}

    /** @param questions about the same range, and about the same unit or none */
    private void read(List<Question> questions) {
        Instant from = questions.get(0).range().from();
        Instant to = questions.get(0).range().to();
        LocalDate first = from.atZone(zone).toLocalDate();
        if (start(first).isBefore(from)) {
            first = first.plusDays(1);
        }
        LocalDate end = to.atZone(zone).toLocalDate();
        try (var connection = database.getConnection()) {
            if (first.isBefore(end)) {
                shifts(connection, questions, from, start(first));
                for (var question : questions) {
                    days(connection, question, first, end);
                }
                shifts(connection, questions, start(end), to);
            } else {
                shifts(connection, questions, from, to);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read the figures of a dashboard", e);
        }
    }

    private static void days(Connection connection, Question question, LocalDate first, LocalDate end)
            throws SQLException {
        LocalDate month =
                first.getDayOfMonth() == 1 ? first : first.plusMonths(1).withDayOfMonth(1);
        LocalDate monthsEnd = end.withDayOfMonth(1);
        if (question.months() && month.isBefore(monthsEnd)) {
            cells(connection, question, CellRows.Level.DAY, first, month);
            cells(connection, question, CellRows.Level.MONTH, month, monthsEnd);
            cells(connection, question, CellRows.Level.DAY, monthsEnd, end);
        } else {
            cells(connection, question, CellRows.Level.DAY, first, end);
        }
    }

    private static void cells(
            Connection connection, Question question, CellRows.Level level, LocalDate first, LocalDate end)
            throws SQLException {
        if (!first.isBefore(end)) {
            return;
        }
        String sql = "select unit, first_day, " + CellRows.columns(question.aspects())
                + " from dashboard_cell where level = ? and first_day >= ? and first_day < ? and "
                + question.whose().condition;
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, level.name());
            select.setObject(2, first);
            select.setObject(3, end);
            if (question.unit() != null) {
                select.setString(4, question.unit());
            }
            CellRows.add(select, question.aspects(), question.into());
        }
    }

    /** What is less than a whole day. */
    private void shifts(Connection connection, List<Question> questions, Instant since, Instant until)
            throws SQLException {
        if (!since.isBefore(until)) {
            return;
        }
        countShifts.between(connection, since, until, questions.get(0).unit(), shift -> {
            var day = shift.start().atZone(zone).toLocalDate();
            for (var question : questions) {
                question.into().cell(shift.unit(), day).count(shift, zone);
            }
        });
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
