package org.dutywatch.benchmarks;

import static org.dutywatch.benchmarks.BenchmarkStack.number;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.evidence.EvidenceHour;
import org.dutywatch.compliance.model.evidence.EvidencePack;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Measures how fast every shift of a department over {@value #DAYS} days is evaluated again, as after a change of a
 * limit or a profile. Employees, roster and evidence are written to the database as the compliance service would; every
 * shift gets one of {@value #PATTERNS} different busy shifts as evidence. The limit is too high to be exceeded, so that
 * only the estimation is measured and not the publishing of findings.
 */
final class Reestimation {
    static final int DAYS = 14;

    private static final int PATTERNS = 200;
    private static final Instant FIRST = Instant.parse("2026-10-20T12:00:00Z");
    private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(30);

    private final BenchmarkStack stack;
    private final StackClient rest;

    Reestimation(BenchmarkStack stack, StackClient rest) {
        this.stack = stack;
        this.rest = rest;
    }

    /**
     * @param shifts number of evaluated shifts
     * @param kilobytes evidence in kilobytes per employee and shift, indexes included
     * @param seconds time from approving the limit until no shift is due for evaluation
     */
    record ReestimationResult(int shifts, double kilobytes, double seconds) {}

    ReestimationResult run(int employees) throws IOException, InterruptedException {
        try (Handle database = stack.complianceDatabase()) {
            insertEmployeesAndRoster(database, employees);
            insertEvidence(database, employees);
            double bytes = number(database, """
                    select sum(pg_total_relation_size(inhrelid)) from pg_inherits
                     where inhparent = 'evidence'::regclass
                       and inhrelid::regclass::text between 'evidence_20261020' and 'evidence_20261103'
                    """);
            return new ReestimationResult(
                    employees * DAYS, bytes / employees / DAYS / 1024, evaluate(database, employees * DAYS));
        }
    }

    private static void insertEmployeesAndRoster(Handle database, int employees) {
        database.execute("""
                insert into employee (employee_id, version, username, name, email, unit, pseudonym, changed_at)
                select 'R' || n, 1, 'user-r' || n, 'Officer ' || n, 'r' || n || '@ridgemont-pd.example', 'Reestimation',
                       'P-R' || n, now()
                  from generate_series(1, %d) n
                """.formatted(employees));
        database.execute("""
                insert into employee_version (employee_id, valid_from, valid_to, active, username, aliases, name, email,
                                              unit, rank, recorded_at, recorded_by)
                select employee_id, '1900-01-01T00:00:00Z', '9999-01-01T00:00:00Z', active, username, aliases, name,
                       email, unit, rank, changed_at, 'benchmark'
                  from employee where unit = 'Reestimation'
                """);
        database.execute("""
                insert into roster_entry (employee_id, start_at, end_at, kind, recorded_at, author, reason)
                select 'R' || n, timestamptz '%1$s' + d * interval '1 day',
                       timestamptz '%1$s' + d * interval '1 day' + interval '12 hours',
                       'REGULAR', now(), 'benchmark', 'benchmark'
                  from generate_series(1, %2$d) n, generate_series(0, %3$d) d
                """.formatted(FIRST, employees, DAYS - 1));
        database.execute("analyze employee");
        database.execute("analyze employee_version");
        database.execute("analyze roster_entry");
    }

    private static void insertEvidence(Handle database, int employees) {
        insertPatterns(database);
        for (int day = 0; day < DAYS; day++) {
            Instant morning = FIRST.plus(Duration.ofDays(day));
            for (Instant time : List.of(morning, morning.plus(Duration.ofHours(13)))) {
                createPartition(database, time.toString().substring(0, 10));
            }
            database.createUpdate("""
                            insert into evidence (employee_id, hour, until, observations, overlong, packed)
                            select 'R' || n, :morning::timestamptz + hours * interval '1 hour',
                                   :morning::timestamptz + until_millis * interval '1 millisecond', observations, false, packed
                              from generate_series(1, :employees) n
                              join pattern on seed = (n * 31 + :day * 7) % :patterns
                            """)
                    .bind("morning", morning)
                    .bind("employees", employees)
                    .bind("day", day)
                    .bind("patterns", PATTERNS)
                    .execute();
        }
        database.execute("vacuum analyze evidence");
    }

    /** Writes the packed evidence of each hour of each pattern; times are since the start of the shift. */
    private static void insertPatterns(Handle database) {
        database.execute("""
                create temporary table pattern (seed int, hours int, until_millis bigint, observations int, packed bytea)
                """);
        PreparedBatch rows = database.prepareBatch(
                "insert into pattern values (:seed, :hours, :untilMillis, :observations, :packed)");
        for (int seed = 0; seed < PATTERNS; seed++) {
            int pattern = seed;
            Map<Instant, List<AccessObservation>> hours = BusyShift.of(seed, FIRST, BusyShift.ACCESSES).stream()
                    .collect(Collectors.groupingBy(
                            one -> EvidenceHour.hourOf(one.time().start())));
            hours.forEach((hour, accesses) -> rows.bind("seed", pattern)
                    .bind("hours", Duration.between(FIRST, hour).toHours())
                    .bind(
                            "untilMillis",
                            Duration.between(FIRST, new EvidenceHour(accesses).latestEnd())
                                    .toMillis())
                    .bind("observations", accesses.size())
                    .bind("packed", EvidencePack.pack(hour, accesses))
                    .add());
        }
        rows.execute();
    }

    private static void createPartition(Handle database, String day) {
        String name = "evidence_" + day.replace("-", "");
        if (number(database, "select count(*) from evidence_day where day = '" + day + "'") == 0) {
            database.execute("create table " + name + " (like evidence including all)");
            database.execute("alter table evidence attach partition %s for values from ('%sT00:00Z') to ('%s')"
                    .formatted(name, day, Instant.parse(day + "T00:00:00Z").plus(Duration.ofDays(1))));
            database.execute("insert into evidence_day (day, last_arrival_at) values ('" + day + "', now())");
        }
    }

    private double evaluate(Handle database, int shifts) throws IOException, InterruptedException {
        String id = rest.post("standards", stack.compliance("/api/v1/policies"), "application/json", """
                        {"limit_minutes_per_shift": 700, "unit": "Reestimation",
                         "effective_from": "2026-10-01T00:00:00Z", "note": "Benchmark"}""")
                .path("policy_id")
                .asText();
        long start = System.nanoTime();
        rest.post("chief", stack.compliance("/api/v1/policies/" + id + "/approve"), "application/json", "");
        while (number(database, "select count(*) from evaluation_due") > 0) {
            if (System.nanoTime() - start > TIMEOUT_NANOS) {
                throw new IOException("The re-estimation did not end within half an hour");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        double seconds = Timings.secondsSince(start);
        double evaluated =
                number(database, "select count(*) from shift_minutes where employee_id like 'R%' and minutes > 0");
        if (evaluated != shifts) {
            throw new IOException("Only %.0f of %d shifts have minutes".formatted(evaluated, shifts));
        }
        return seconds;
    }
}
