package org.dutywatch.compliance.dashboard.cells;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dutywatch.compliance.dashboard.cells.CellRows.Level;
import org.dutywatch.compliance.dashboard.cells.CellRows.Place;
import org.dutywatch.compliance.dashboard.domain.Aspect;
import org.dutywatch.compliance.dashboard.domain.Cell;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Computes out-of-date aggregates again from the shifts themselves, so that a correction leaves no old figure behind. A
 * change that commits after this transaction deleted its rows of {@code dashboard_mark} adds rows of its own.
 */
@ApplicationScoped
class KeepCells {
    /** The number of {@code dashboard_mark} rows per transaction: a few seconds of work at most. */
    private static final int BATCH_SIZE = 3_000;

    private static final Set<Aspect> DEPARTMENT_ASPECTS = EnumSet.complementOf(EnumSet.of(Aspect.MEMBERS));
    private static final String DAYS_OF_UNITS = """
            select unit, first_day, %s from dashboard_cell
             where level = 'DAY' and unit is not null and first_day = any(?::date[])
            """.formatted(CellRows.columns(DEPARTMENT_ASPECTS));
    private static final String DAYS_OF_UNIT_MONTHS = """
            select c.unit, m.first_day, %s
              from unnest(?::text[], ?::date[]) as m (unit, first_day)
              join dashboard_cell c
                on c.level = 'DAY' and c.unit = m.unit
               and c.first_day >= m.first_day and c.first_day < m.first_day + interval '1 month'
            """.formatted(CellRows.columns(CellRows.EVERYTHING, "c."));
    private static final String DAYS_OF_DEPARTMENT_MONTHS = """
            select c.unit, m.first_day, %s
              from unnest(?::date[]) as m (first_day)
              join dashboard_cell c
                on c.level = 'DAY' and c.unit is null
               and c.first_day >= m.first_day and c.first_day < m.first_day + interval '1 month'
            """.formatted(CellRows.columns(DEPARTMENT_ASPECTS, "c."));

    private final DataSource database;
    private final CountShifts countShifts;
    private final ZoneId zone;

    KeepCells(
            DataSource database,
            CountShifts countShifts,
            @ConfigProperty(name = "dutywatch.zone", defaultValue = "UTC") String zone) {
        this.database = database;
        this.countShifts = countShifts;
        this.zone = ZoneId.of(zone);
    }

    /** @return whether more days are out of date */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean apply() {
        try (var connection = database.getConnection()) {
            if (!Marks.turn(connection)) {
                return false;
            }
            if (!Marks.fit(connection, zone)) {
                Marks.startAgain(connection, zone);
                return true;
            }
            var claimed = Marks.take(connection, zone, BATCH_SIZE);
            if (claimed.marks() > 0) {
                recompute(connection, claimed.days());
            }
            return claimed.marks() == BATCH_SIZE;
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot make the cells of dashboards", e);
        }
    }

    private void recompute(Connection connection, Set<UnitDay> dirtyDays) throws SQLException {
        Map<Place, Cell> days = new HashMap<>();
        dirtyDays.forEach(one -> days.put(new Place(Level.DAY, one.unit(), one.day()), new Cell()));
        var windows = dirtyDays.stream()
                .map(one -> new CountShifts.Window(
                        one.unit(), start(one.day()), start(one.day().plusDays(1))))
                .toList();
        countShifts.of(connection, windows, shift -> {
            var day = shift.start().atZone(zone).toLocalDate();
            var cell = days.get(new Place(Level.DAY, shift.unit(), day));
            if (cell != null) {
                cell.count(shift, zone);
            }
        });
        CellRows.replace(connection, days);
        Set<LocalDate> dates = dirtyDays.stream().map(UnitDay::day).collect(Collectors.toSet());
        CellRows.replace(connection, departmentDays(connection, dates));
        CellRows.replace(connection, unitMonths(connection, dirtyDays));
        CellRows.replace(connection, departmentMonths(connection, dates));
    }

    private static Map<Place, Cell> departmentDays(Connection connection, Set<LocalDate> days) throws SQLException {
        Map<Place, Cell> cells = new HashMap<>();
        days.forEach(day -> cells.put(new Place(Level.DAY, null, day), new Cell()));
        try (var select = connection.prepareStatement(DAYS_OF_UNITS)) {
            select.setArray(1, connection.createArrayOf("date", texts(days)));
            CellRows.add(select, DEPARTMENT_ASPECTS, (unit, day) -> at(cells, new Place(Level.DAY, null, day)));
        }
        return cells;
    }

    private static Map<Place, Cell> unitMonths(Connection connection, Set<UnitDay> days) throws SQLException {
        Map<Place, Cell> cells = new HashMap<>();
        days.forEach(one -> cells.put(new Place(Level.MONTH, one.unit(), month(one.day())), new Cell()));
        var places = List.copyOf(cells.keySet());
        try (var select = connection.prepareStatement(DAYS_OF_UNIT_MONTHS)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", places.stream().map(Place::unit).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "date", texts(places.stream().map(Place::firstDay).toList())));
            CellRows.add(select, CellRows.EVERYTHING, (unit, month) -> at(cells, new Place(Level.MONTH, unit, month)));
        }
        return cells;
    }

    private static Map<Place, Cell> departmentMonths(Connection connection, Set<LocalDate> days) throws SQLException {
        Map<Place, Cell> cells = new HashMap<>();
        days.forEach(day -> cells.put(new Place(Level.MONTH, null, month(day)), new Cell()));
        try (var select = connection.prepareStatement(DAYS_OF_DEPARTMENT_MONTHS)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "date",
                            texts(cells.keySet().stream().map(Place::firstDay).toList())));
            CellRows.add(select, DEPARTMENT_ASPECTS, (unit, month) -> at(cells, new Place(Level.MONTH, null, month)));
        }
        return cells;
    }

    private static Cell at(Map<Place, Cell> cells, Place place) {
        return cells.computeIfAbsent(place, any -> new Cell());
    }

    private static Object[] texts(Collection<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static LocalDate month(LocalDate day) {
        return day.withDayOfMonth(1);
    }
}
