package org.dutywatch.compliance.insight.dashboards.aggregates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.CountedFinding;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.PolicyLimit;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.ShiftFigures;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.SourceAccesses;
import org.jspecify.annotations.Nullable;

/** Reads shifts from the database, one by one, to count them. Every figure of a dashboard comes from here. */
@ApplicationScoped
class ReadCountedShifts {
    private static final int FETCH_SIZE = 2000;

    /**
     * All findings about one shift as one text: for each finding its rule, tier, state, resolution and whether it is
     * based on tunnels alone, separated by spaces; findings are separated by commas.
     */
    private static final String FINDINGS = """
            string_agg(f.rule || ' ' || f.tier || ' ' || f.state || ' ' || coalesce(f.resolution, '') || ' '
                       || (f.confidence like 'TUNNEL%'), ',' order by f.finding_id)
            """;

    private static final String SHIFTS = """
            select m.unit, m.employee_id, e.number, m.shift_start, m.kind, (m.minutes_low * 10)::int,
                   (m.minutes * 10)::int, (m.minutes_high * 10)::int, m.first_access is not null, m.sites::text,
                   m.excluded::text, m.quarters, m.sources::text, m.confidence, m.rank, m.policy, m.limit_minutes::text,
            """;
    private static final String SHIFTS_OF_WINDOWS = SHIFTS + "(select " + FINDINGS + """
                       from finding f where f.employee_id = m.employee_id and f.shift_start = m.shift_start)
              from unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) as w (unit, since, until)
              join shift_minutes m on m.unit = w.unit and m.shift_start >= w.since and m.shift_start < w.until
              join employee e on e.employee_id = m.employee_id
            """;
    /** Reads the findings of the whole time range in one join, not in one subquery per shift. */
    private static final String SHIFTS_OF_ALL_UNITS =
            SHIFTS + " by_shift.findings from (select f.employee_id, f.shift_start, " + FINDINGS + """
                         as findings
                          from finding f where f.shift_start >= ? and f.shift_start < ? group by 1, 2) by_shift
             right join shift_minutes m on m.employee_id = by_shift.employee_id and m.shift_start = by_shift.shift_start
              join employee e on e.employee_id = m.employee_id
             where m.shift_start >= ? and m.shift_start < ?
            """;

    private static final String SHIFTS_OF_UNIT = SHIFTS_OF_ALL_UNITS + " and m.unit = ?";

    /** Findings about shifts that were removed from the roster, with the unit that the shift belonged to. */
    private static final String FINDINGS_OF_REMOVED_SHIFTS = """
            select coalesce(g.unit, ''), f.employee_id, e.number, f.shift_start, f.shift_kind, f.rule, f.tier, f.state,
                   coalesce(f.resolution, ''), f.confidence like 'TUNNEL%'
              from finding f
              join employee e on e.employee_id = f.employee_id
              left join dashboard_gone g on g.employee_id = f.employee_id and g.shift_start = f.shift_start
             where f.shift_start >= ? and f.shift_start < ?
               and not exists (select from shift_minutes m
                                where m.employee_id = f.employee_id and m.shift_start = f.shift_start)
            """;

    private final ObjectMapper json;

    ReadCountedShifts(ObjectMapper json) {
        this.json = json;
    }

    /** The shifts of a unit that start at or after {@code since} and before {@code until}. */
    record UnitWindow(String unit, Instant since, Instant until) {}

    /**
     * Passes on every shift of each window. Also passes on removed shifts of any unit that start between the earliest
     * start and the latest end of the windows; the caller has to skip those it did not ask for.
     */
    void inWindows(Connection connection, List<UnitWindow> windows, Consumer<CountedShift> each) throws SQLException {
        if (windows.isEmpty()) {
            return;
        }
        try (var select = connection.prepareStatement(SHIFTS_OF_WINDOWS)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", windows.stream().map(UnitWindow::unit).toArray()));
            select.setArray(
                    2, times(connection, windows.stream().map(UnitWindow::since).toList()));
            select.setArray(
                    3, times(connection, windows.stream().map(UnitWindow::until).toList()));
            shifts(select, each);
        }
        var since =
                windows.stream().map(UnitWindow::since).min(Instant::compareTo).orElseThrow();
        var until =
                windows.stream().map(UnitWindow::until).max(Instant::compareTo).orElseThrow();
        removedShifts(connection, since, until, each);
    }

    /**
     * Passes on every shift that starts at or after {@code since} and before {@code until}, removed shifts included.
     *
     * @param unit null means all units
     */
    void between(
            Connection connection, Instant since, Instant until, @Nullable String unit, Consumer<CountedShift> each)
            throws SQLException {
        try (var select = connection.prepareStatement(unit == null ? SHIFTS_OF_ALL_UNITS : SHIFTS_OF_UNIT)) {
            for (int i = 1; i <= 3; i += 2) {
                select.setObject(i, since.atOffset(ZoneOffset.UTC));
                select.setObject(i + 1, until.atOffset(ZoneOffset.UTC));
            }
            if (unit != null) {
                select.setString(5, unit);
            }
            shifts(select, each);
        }
        removedShifts(connection, since, until, shift -> {
            if (unit == null || unit.equals(shift.unit())) {
                each.accept(shift);
            }
        });
    }

    private void shifts(PreparedStatement select, Consumer<CountedShift> each) throws SQLException {
        select.setFetchSize(FETCH_SIZE);
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                each.accept(new CountedShift(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getInt(3),
                        time(rows, 4),
                        rows.getString(5),
                        figures(rows),
                        findings(rows.getString(18))));
            }
        }
    }

    private static void removedShifts(Connection connection, Instant since, Instant until, Consumer<CountedShift> each)
            throws SQLException {
        Map<String, CountedShift> shifts = new HashMap<>();
        try (var select = connection.prepareStatement(FINDINGS_OF_REMOVED_SHIFTS)) {
            select.setObject(1, since.atOffset(ZoneOffset.UTC));
            select.setObject(2, until.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var shift = new CountedShift(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getInt(3),
                            time(rows, 4),
                            rows.getString(5),
                            null,
                            new ArrayList<>());
                    shifts.computeIfAbsent(shift.employeeId() + shift.start(), any -> shift)
                            .findings()
                            .add(new CountedFinding(
                                    rows.getString(6),
                                    rows.getString(7),
                                    rows.getString(8),
                                    rows.getString(9),
                                    rows.getBoolean(10)));
                }
            }
        }
        shifts.values().forEach(each);
    }

    private ShiftFigures figures(ResultSet row) throws SQLException {
        String policy = row.getString(16);
        return new ShiftFigures(
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getBoolean(9),
                tenths(row.getString(10), "site"),
                tenths(row.getString(11), "reason"),
                quarters(row),
                sources(row.getString(13)),
                row.getString(14),
                row.getString(15),
                policy == null ? null : new PolicyLimit(policy, Objects.requireNonNullElse(row.getString(17), "")));
    }

    private static short[] quarters(ResultSet row) throws SQLException {
        var array = row.getArray(12);
        if (array == null) {
            return new short[0];
        }
        Short[] boxed = (Short[]) array.getArray();
        short[] quarters = new short[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            quarters[i] = boxed[i];
        }
        return quarters;
    }

    private Map<String, Integer> tenths(String breakdown, String key) {
        Map<String, Integer> tenths = new HashMap<>();
        for (JsonNode one : read(breakdown)) {
            tenths.merge(
                    one.path(key).asText(),
                    one.path("minutes").decimalValue().movePointRight(1).intValue(),
                    Integer::sum);
        }
        return tenths;
    }

    private List<SourceAccesses> sources(@Nullable String text) {
        List<SourceAccesses> sources = new ArrayList<>();
        for (JsonNode one : read(text)) {
            sources.add(new SourceAccesses(
                    one.path("id").asText(),
                    one.path("urls").asInt(),
                    one.path("tunnels").asInt(),
                    one.path("flows").asInt(),
                    Instant.parse(one.path("last").asText())));
        }
        return sources;
    }

    private JsonNode read(@Nullable String text) {
        try {
            return text == null || text.length() == 2 ? json.createArrayNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read the breakdown of a shift", e);
        }
    }

    private static List<CountedFinding> findings(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<CountedFinding> findings = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            String[] parts = one.split(" ", -1);
            findings.add(new CountedFinding(parts[0], parts[1], parts[2], parts[3], parts[4].equals("true")));
        }
        return findings;
    }

    private static java.sql.Array times(Connection connection, List<Instant> times) throws SQLException {
        return connection.createArrayOf(
                "timestamptz", times.stream().map(Instant::toString).toArray());
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
