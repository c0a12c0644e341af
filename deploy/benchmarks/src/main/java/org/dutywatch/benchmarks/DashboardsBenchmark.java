package org.dutywatch.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Measures every dashboard over HTTP with a token, one request at a time: exact figures of a year for all units and for
 * one unit, as an auditor reads them, and whole months without figures of few people, as an administrator reads them.
 */
final class DashboardsBenchmark {
    private static final double TARGET_MILLIS = 100;
    private static final int WARM_UP = 20;
    private static final String AUDITOR = "auditor";
    private static final String ADMINISTRATOR = "standards";
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final List<String> NAMES =
            List.of("summary", "trend", "units", "sites", "hours", "sources", "fairness");

    /** For comparison without stored aggregates: one of the sums that a summary needs, computed from all shifts. */
    private static final String PLAIN_SUM = """
        select unit, count(*), count(first_access), sum(minutes),
               percentile_disc(0.5) within group (order by minutes) filter (where first_access is not null)
          from shift_minutes where shift_start >= :from and shift_start < :to group by unit
        """;

    private final BenchmarkStack stack;
    private final StackClient rest;
    private final int requests;
    private final List<BenchmarkRow> rows = new ArrayList<>();

    DashboardsBenchmark(BenchmarkStack stack, StackClient rest, int requests) {
        this.stack = stack;
        this.rest = rest;
        this.requests = requests;
    }

    List<BenchmarkRow> run(int employees) throws IOException, InterruptedException {
        try (Handle database = stack.complianceDatabase()) {
            var year = DashboardYear.fill(database, employees);
            rows.add(BenchmarkRow.withoutTarget("dashboards, shifts in the year", BenchmarkRow.number(year.shifts())));
            rows.add(BenchmarkRow.withoutTarget(
                    "dashboards, all aggregates computed again, shifts a second",
                    BenchmarkRow.number(year.shifts() / year.rebuildSeconds())));
            rest.signIn(AUDITOR);
            rest.signIn(ADMINISTRATOR);
            double plain = plainSum(database);
            double reference = measure(() -> rest.getWithoutToken(stack.complianceManagement("/q/health/live")))
                    .percentile(0.95);
            rows.add(BenchmarkRow.withoutTarget("GET /q/health/live, p95, ms", BenchmarkRow.ratio(reference)));
            String range = "?exact=true&from=" + midnight(DashboardYear.FIRST) + "&to=" + midnight(DashboardYear.END)
                    + "&bucket=day";
            String months = "?from=" + midnight(DashboardYear.FIRST.withDayOfMonth(1)) + "&to="
                    + midnight(DashboardYear.END.withDayOfMonth(1));
            String unit = "&unit=" + URLEncoder.encode("Year 7", StandardCharsets.UTF_8);
            for (String name : NAMES) {
                measureDashboard(AUDITOR, name + ", year, all units", name + range, reference);
                measureDashboard(AUDITOR, name + ", year, one unit", name + range + unit, reference);
                measureDashboard(ADMINISTRATOR, name + ", 12 months without small groups", name + months, reference);
            }
            measureDashboard(
                    AUDITOR,
                    "summary, year from noon to noon, all units",
                    "summary?exact=true&from=" + noon(DashboardYear.FIRST) + "&to=" + noon(DashboardYear.END),
                    reference);
            rows.add(BenchmarkRow.withoutTarget(
                    "one plain SQL sum over the year's shifts, median, ms", BenchmarkRow.ratio(plain)));
        }
        return rows;
    }

    private void measureDashboard(String user, String what, String path, double reference)
            throws IOException, InterruptedException {
        URI uri = stack.compliance("/api/v1/dashboard/" + path);
        Timings times = measure(() -> rest.get(user, uri));
        double p95 = times.percentile(0.95);
        rows.add(BenchmarkRow.lowerIsBetter("dashboard " + what + ", median, ms", times.median(), TARGET_MILLIS));
        rows.add(BenchmarkRow.lowerIsBetter(
                "dashboard " + what + ", p95, ms (" + BenchmarkRow.ratio(p95 / reference) + " times health)",
                p95,
                TARGET_MILLIS));
    }

    @FunctionalInterface
    private interface Request {
        Object send() throws IOException, InterruptedException;
    }

    /** @return times in milliseconds */
    private Timings measure(Request request) throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int i = -WARM_UP; i < requests; i++) {
            long start = System.nanoTime();
            request.send();
            if (i >= 0) {
                times.add(Timings.secondsSince(start) * 1000);
            }
        }
        return Timings.of(times);
    }

    private static double plainSum(Handle database) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            database.createQuery(PLAIN_SUM)
                    .bind("from", midnight(DashboardYear.FIRST))
                    .bind("to", midnight(DashboardYear.END))
                    .mapTo(String.class)
                    .list();
            times.add(Timings.secondsSince(start) * 1000);
        }
        return Timings.of(times).median();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ZONE).toInstant();
    }
}
