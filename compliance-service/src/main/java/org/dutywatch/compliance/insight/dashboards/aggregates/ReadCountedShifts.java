package org.dutywatch.compliance.insight.dashboards.aggregates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
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
            select m.unit, m.employee_id, e.number, m.shift_start, m.kind, (m.minutes_low * 10)::int as low,
                   (m.minutes * 10)::int as point, (m.minutes_high * 10)::int as high,
                   m.first_access is not null as has_access, m.sites, m.excluded, m.quarters, m.sources, m.confidence,
                   m.rank, m.policy, m.limit_minutes,
            """;
    private static final String SHIFTS_OF_WINDOWS = SHIFTS + "(select " + FINDINGS + """
                       from finding f where f.employee_id = m.employee_id and f.shift_start = m.shift_start) as findings
              from unnest(:units, :since, :until) as w (unit, since, until)
              join shift_minutes m on m.unit = w.unit and m.shift_start >= w.since and m.shift_start < w.until
              join employee e on e.employee_id = m.employee_id
            """;
    /** Reads the findings of the whole time range in one join, not in one subquery per shift. */
    private static final String SHIFTS_OF_ALL_UNITS =
            SHIFTS + " by_shift.findings from (select f.employee_id, f.shift_start, " + FINDINGS + """
                         as findings
                          from finding f where f.shift_start >= :since and f.shift_start < :until group by 1, 2) by_shift
             right join shift_minutes m on m.employee_id = by_shift.employee_id and m.shift_start = by_shift.shift_start
              join employee e on e.employee_id = m.employee_id
             where m.shift_start >= :since and m.shift_start < :until
            """;

    private static final String SHIFTS_OF_UNIT = SHIFTS_OF_ALL_UNITS + " and m.unit = :unit";

    /** Findings about shifts that were removed from the roster, with the unit that the shift belonged to. */
    private static final String FINDINGS_OF_REMOVED_SHIFTS = """
            select coalesce(g.unit, '') as unit, f.employee_id, e.number, f.shift_start, min(f.shift_kind) as kind,
            """ + FINDINGS + """
                   as findings
              from finding f
              join employee e on e.employee_id = f.employee_id
              left join dashboard_gone g on g.employee_id = f.employee_id and g.shift_start = f.shift_start
             where f.shift_start >= :since and f.shift_start < :until
               and not exists (select from shift_minutes m
                                where m.employee_id = f.employee_id and m.shift_start = f.shift_start)
             group by g.unit, f.employee_id, e.number, f.shift_start
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
    void inWindows(Handle handle, List<UnitWindow> windows, Consumer<CountedShift> each) {
        if (windows.isEmpty()) {
            return;
        }
        var since = windows.stream().map(UnitWindow::since).toList();
        var until = windows.stream().map(UnitWindow::until).toList();
        var select = handle.createQuery(SHIFTS_OF_WINDOWS)
                .bindArray(
                        "units",
                        String.class,
                        windows.stream().map(UnitWindow::unit).toList())
                .bindArray("since", Instant.class, since)
                .bindArray("until", Instant.class, until);
        shifts(select, this::figures, each);
        removedShifts(handle, Collections.min(since), Collections.max(until), each);
    }

    /**
     * Passes on every shift that starts at or after {@code since} and before {@code until}, removed shifts included.
     *
     * @param unit null means all units
     */
    void between(Handle handle, Instant since, Instant until, @Nullable String unit, Consumer<CountedShift> each) {
        var select = handle.createQuery(unit == null ? SHIFTS_OF_ALL_UNITS : SHIFTS_OF_UNIT)
                .bind("since", since)
                .bind("until", until);
        if (unit != null) {
            select.bind("unit", unit);
        }
        shifts(select, this::figures, each);
        removedShifts(handle, since, until, shift -> {
            if (unit == null || unit.equals(shift.unit())) {
                each.accept(shift);
            }
        });
    }

    private static void removedShifts(Handle handle, Instant since, Instant until, Consumer<CountedShift> each) {
        var select = handle.createQuery(FINDINGS_OF_REMOVED_SHIFTS)
                .bind("since", since)
                .bind("until", until);
        shifts(select, row -> null, each);
    }

    /** Reads the figures of a shift from its row; null where the shift was removed. */
    @FunctionalInterface
    private interface FiguresOfRow {
        @Nullable
        ShiftFigures read(ResultSet row) throws SQLException;
    }

    private static void shifts(Query select, FiguresOfRow figures, Consumer<CountedShift> each) {
        select.setFetchSize(FETCH_SIZE)
                .map((row, context) -> new CountedShift(
                        row.getString("unit"),
                        row.getString("employee_id"),
                        row.getInt("number"),
                        row.getObject("shift_start", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        figures.read(row),
                        findings(row.getString("findings"))))
                .forEach(each);
    }

    private ShiftFigures figures(ResultSet row) throws SQLException {
        String policy = row.getString("policy");
        return new ShiftFigures(
                row.getInt("low"),
                row.getInt("point"),
                row.getInt("high"),
                row.getBoolean("has_access"),
                tenths(row.getString("sites"), "site"),
                tenths(row.getString("excluded"), "reason"),
                quarters(row),
                sources(row.getString("sources")),
                row.getString("confidence"),
                row.getString("rank"),
                policy == null
                        ? null
                        : new PolicyLimit(policy, Objects.requireNonNullElse(row.getString("limit_minutes"), "")));
    }

    private static short[] quarters(ResultSet row) throws SQLException {
        var array = row.getArray("quarters");
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
}
