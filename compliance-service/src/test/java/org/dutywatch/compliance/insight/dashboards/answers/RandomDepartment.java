package org.dutywatch.compliance.insight.dashboards.answers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.CountedFinding;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.PolicyLimit;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.ShiftFigures;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.SourceAccesses;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.insight.dashboards.domain.Tallies;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.dutywatch.eventkit.rest.TimeRange;
import org.jspecify.annotations.Nullable;

/** A department whose units, people, shifts, sites and findings are chosen at random, and its dashboards. */
final class RandomDepartment {
    static final int MONTHS = 3;
    static final int SMALLEST_GROUP = 5;

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    /** A row of a dashboard in CSV: the dashboard and the names in its first columns, and its figures by column. */
    record Row(String name, Map<String, Double> figures) {}

    final List<CountedShift> shifts = new ArrayList<>();

    private RandomDepartment() {}

    static RandomDepartment of(Random random) {
        var department = new RandomDepartment();
        int units = 1 + random.nextInt(6);
        int number = 0;
        int habit = 1 + random.nextInt(4);
        for (int unit = 0; unit < units; unit++) {
            int people = 1 + random.nextInt(random.nextBoolean() ? 4 : 20);
            for (int i = 0; i < people; i++) {
                number++;
                for (int month = 0; month < MONTHS; month++) {
                    if (random.nextInt(5) > 0) {
                        String at = random.nextInt(20) == 0 ? "Unit 0" : "Unit " + unit;
                        department.shifts.add(shift(random, at, number, month, habit));
                    }
                }
            }
        }
        return department;
    }

    private static CountedShift shift(Random random, String unit, int number, int month, int habit) {
        Instant start = FIRST.plusMonths(month)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(Duration.ofHours(random.nextInt(27) * 24L + (random.nextInt(4) == 0 ? 20 : 6)));
        boolean access = random.nextInt(10) < 7;
        int point = access ? 10 + random.nextInt(600) : 0;
        String site = "site-" + random.nextInt(random.nextInt(habit) + 1);
        var figures = new ShiftFigures(
                point / 2,
                point,
                point * 2,
                access,
                access ? Map.of(site, point) : Map.of(),
                random.nextInt(4) == 0 ? Map.of("EMBED", 1 + random.nextInt(9)) : Map.of(),
                access && random.nextInt(20) > 0
                        ? new short[] {(short) (4 * random.nextInt(habit)), (short) (point * 6)}
                        : new short[0],
                access
                        ? List.of(new SourceAccesses(
                                "source-" + random.nextInt(habit), 1 + random.nextInt(9), random.nextInt(2), 0, start))
                        : List.of(),
                random.nextInt(3) == 0 ? "TUNNEL_LEASE" : "URL_USERNAME",
                "Officer",
                random.nextInt(9) == 0 ? null : new PolicyLimit("policy-1", "30.0"));
        String kind = random.nextInt(6) == 0 ? "OVERTIME" : "REGULAR";
        return new CountedShift(unit, "E" + number, number, start, kind, figures, findings(random, access, habit));
    }

    private static List<CountedFinding> findings(Random random, boolean access, int habit) {
        if (!access || random.nextInt(3) > 0) {
            return List.of();
        }
        String state = List.of("OPEN", "CLOSED", "ACKNOWLEDGED", "WITHDRAWN").get(random.nextInt(habit));
        return List.of(new CountedFinding(
                random.nextInt(4) == 0 ? "POSSIBLE_POSTING_ON_DUTY" : "ON_DUTY_ACCESS_PER_SHIFT",
                random.nextInt(3) == 0 ? "REVIEW" : "ALERT",
                state,
                state.equals("CLOSED") ? List.of("EXPLAINED", "REFERRED").get(random.nextInt(2)) : "",
                random.nextInt(4) == 0));
    }

    static int monthOf(CountedShift shift) {
        return shift.start().atZone(ZoneOffset.UTC).getMonthValue() - 1;
    }

    /** All rows that an administrator can get about the months, for the department or for one unit. */
    List<Row> answers(int first, int end, @Nullable String unit) {
        List<WithheldFigures> months = new ArrayList<>();
        for (int month = first; month < end; month++) {
            int one = month;
            months.add(WithheldFigures.ofMonth(
                    stored(shift -> monthOf(shift) == one), units(shift -> monthOf(shift) == one), SMALLEST_GROUP));
        }
        return rows(
                shift -> monthOf(shift) >= first && monthOf(shift) < end,
                unit,
                WithheldFigures.ofMonths(months, SMALLEST_GROUP));
    }

    /** The exact rows of one shift: what it adds to the figures of the department. */
    static List<Row> exact(CountedShift shift) {
        var alone = new RandomDepartment();
        alone.shifts.add(shift);
        return alone.rows(any -> true, null, WithheldFigures.NOTHING);
    }

    private List<Row> rows(Predicate<CountedShift> in, @Nullable String unit, WithheldFigures withheld) {
        var range = new TimeRange(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
        var units = units(in);
        var total = unit == null ? stored(in) : units.getOrDefault(unit, new DashboardAggregate());
        SortedMap<String, DashboardAggregate> shown = unit == null ? units : new TreeMap<>(Map.of(unit, total));
        List<Row> rows = new ArrayList<>();
        add(rows, "summary", 2, SummaryResponse.of(range, unit, total, shown, withheld));
        add(rows, "units", 1, UnitsResponse.ofAll(range, shown, withheld));
        if (unit == null) {
            add(rows, "sites", 1, SitesResponse.of(range, null, total, withheld));
            add(rows, "hours", 2, HoursResponse.of(range, null, total, withheld));
            add(rows, "sources", 1, SourcesResponse.of(range, null, total, ZoneOffset.UTC, withheld));
            add(rows, "fairness", 2, FairnessResponse.of(range, null, total, units, withheld));
        }
        return rows;
    }

    private DashboardAggregate stored(Predicate<CountedShift> in) {
        var sum = new DashboardAggregate();
        shifts.stream().filter(in).forEach(shift -> sum.add(shift, ZoneOffset.UTC));
        return packed(sum);
    }

    /** The aggregate as the database returns it, with some of the people only. */
    private static DashboardAggregate packed(DashboardAggregate aggregate) {
        var read = new DashboardAggregate();
        for (Aspect aspect : Aspect.values()) {
            read.tallies(aspect).add(aggregate.pack(aspect));
        }
        return read;
    }

    private SortedMap<String, DashboardAggregate> units(Predicate<CountedShift> in) {
        SortedMap<String, DashboardAggregate> units = new TreeMap<>();
        shifts.stream()
                .filter(in)
                .map(CountedShift::unit)
                .distinct()
                .forEach(unit ->
                        units.put(unit, stored(in.and(shift -> shift.unit().equals(unit)))));
        return units;
    }

    private static void add(List<Row> rows, String dashboard, int names, CsvResponse answer) {
        for (var values : answer.rows()) {
            boolean isLimit = "LIMIT".equals(values.get(0));
            List<Object> name = new ArrayList<>(List.of(dashboard));
            Map<String, Double> figures = new HashMap<>();
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                String column = answer.header().get(i);
                if (i < names || isLimit && i >= values.size() - 3) {
                    name.add(String.valueOf(value));
                } else if (value instanceof Number number) {
                    figures.put(column, number.doubleValue());
                }
            }
            rows.add(new Row(Tallies.key(name.stream().map(Object::toString).toArray(String[]::new)), figures));
        }
    }
}
