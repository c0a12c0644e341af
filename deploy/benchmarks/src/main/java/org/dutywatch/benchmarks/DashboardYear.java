package org.dutywatch.benchmarks;

import static org.dutywatch.benchmarks.BenchmarkStack.number;

import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Writes the shifts of a department in one year to the database, as the evaluation would store them: {@value #UNITS}
 * units, 219 shifts per employee (three days on, two days off, in three watches), accesses in four of ten shifts, a
 * finding in one of forty. The data is the same in every run. The service itself computes the dashboard aggregates from
 * it.
 */
final class DashboardYear {
    static final int UNITS = 100;
    static final LocalDate FIRST = LocalDate.parse("2025-10-20");
    static final LocalDate END = LocalDate.parse("2026-10-20");

    private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(30);

    private static final String EMPLOYEES = """
            insert into employee (employee_id, version, username, name, email, unit, pseudonym, changed_at)
            select 'Y' || n, 1, 'user-y' || n, 'Officer ' || n, 'y' || n || '@ridgemont-pd.example', 'Year ' || n %% %d,
                   'P-Y' || n, now()
              from generate_series(1, %d) n
            """;
    private static final String HISTORIES = """
            insert into employee_version (employee_id, valid_from, valid_to, active, username, aliases, name, email,
                                          unit, rank, recorded_at, recorded_by)
            select employee_id, '1900-01-01T00:00:00Z', '9999-01-01T00:00:00Z', active, username, aliases, name, email,
                   unit, rank, changed_at, 'benchmark'
              from employee where unit like 'Year %'
            """;
    private static final String SHIFTS = """
            insert into shift_minutes (employee_id, shift_start, shift_end, kind, minutes_low, minutes, minutes_high, sites,
                                       excluded, confidence, profile, catalogue, policy, limit_minutes, first_access,
                                       last_access, evaluated_at, unit, rank, quarters, sources)
            select 'Y' || n, start, start + interval '10 hours',
                   case when h %% 20 = 0 then 'OVERTIME' else 'REGULAR' end,
                   tenths * 0.08, tenths * 0.1, tenths * 0.13,
                   case when access
                        then jsonb_build_array(
                                 jsonb_build_object('site', 'site-' || h %% 12, 'minutes', tenths * 0.1),
                                 jsonb_build_object('site', 'site-' || h %% 5 + 20, 'minutes', 0.5))
                        else '[]' end,
                   case when h %% 3 = 0 then '[{"reason": "EMBED", "minutes": 12.9}]'::jsonb else '[]' end,
                   (array['URL_USERNAME', 'URL_USERNAME', 'URL_LEASE', 'MIXED_USERNAME', 'TUNNEL_LEASE'])[h %% 5 + 1],
                   'url-v2+tunnel-v2+flow-v2', '2026-11-01', 'policy-1', 30.0,
                   case when access then start + interval '1 hour' end,
                   case when access then start + interval '9 hours' end,
                   now(), 'Year ' || n %% %1$d, (array['Officer', 'Sergeant'])[(n %% 10 = 0)::int + 1],
                   case when access
                        then array[4 + h %% 20, least(900, tenths * 6), 30 + h %% 5, 120]::smallint[]
                        else '{}' end,
                   case when access
                        then jsonb_build_array(jsonb_build_object(
                                 'id', 'source-' || h %% 4, 'urls', h %% 400, 'tunnels', h %% 9, 'flows', h %% 3,
                                 'last', to_char(start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
                        else '[]' end
              from (select n, start, h, h %% 10 < 4 as access,
                           case when h %% 10 >= 4 then 0
                                when h / 10 %% 16 = 0 then 301 + h %% 400
                                else 1 + h %% 250 end as tenths
                      from (select n, (day + time '07:00' + n %% 3 * interval '8 hours') at time zone 'America/Chicago'
                                   as start,
                                   hashint8(n * 1000 + (day - date '2025-01-01')) & 2147483647 as h
                              from generate_series(1::bigint, %2$d) n,
                                   (select d::date as day
                                      from generate_series(timestamp '%3$s', timestamp '%4$s' - interval '1 day',
                                                           interval '1 day') d) days
                             where ((day - date '2025-01-01') + n / 100) %% 5 < 3) each_shift) worked
            """;
    private static final String FINDINGS = """
            insert into finding (finding_id, employee_id, rule, clause, shift_start, shift_end, shift_kind, revision, tier,
                                 state, minutes_low, minutes, minutes_high, limit_minutes, confidence, sites, excluded,
                                 profile, catalogue, policy, opened_at, changed_at)
            select gen_random_uuid(), employee_id, 'ON_DUTY_ACCESS_PER_SHIFT', 'IV.C', shift_start, shift_end, kind, 1,
                   case when minutes_low > 30 then 'ALERT' else 'REVIEW' end,
                   case when hashtext(row_id::text) %% 9 = 0 then 'WITHDRAWN' else 'OPEN' end,
                   minutes_low, minutes, minutes_high, 30.0, confidence, sites, excluded, profile, catalogue, policy,
                   shift_end, shift_end
              from shift_minutes where minutes > 30 and employee_id like 'Y%%'
            """;

    private DashboardYear() {}

    /**
     * @param shifts number of shifts in the year
     * @param rebuildSeconds time until the service had computed all dashboard aggregates
     */
    record FilledYear(double shifts, double rebuildSeconds) {}

    static FilledYear fill(Handle database, int employees) throws IOException, InterruptedException {
        database.execute(EMPLOYEES.formatted(UNITS, employees));
        database.execute(HISTORIES);
        database.execute("alter table shift_minutes disable trigger user");
        database.execute("alter table finding disable trigger user");
        for (LocalDate month = FIRST; month.isBefore(END); month = month.plusMonths(1)) {
            database.execute(SHIFTS.formatted(UNITS, employees, month, month.plusMonths(1)));
        }
        database.execute(FINDINGS.formatted());
        database.execute("alter table shift_minutes enable trigger user");
        database.execute("alter table finding enable trigger user");
        database.execute("vacuum analyze shift_minutes");
        database.execute("vacuum analyze finding");
        database.execute("vacuum analyze employee");
        long start = System.nanoTime();
        database.execute("delete from dashboard_layout");
        while (number(database, "select count(*) from dashboard_layout") == 0
                || number(database, "select count(*) from (select from dashboard_dirty_shift limit 1) m") > 0) {
            if (System.nanoTime() - start > TIMEOUT_NANOS) {
                throw new IOException("The dashboard aggregates were not computed within half an hour");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        double seconds = Timings.secondsSince(start);
        database.execute("vacuum analyze dashboard_cell");
        database.execute("vacuum analyze dashboard_dirty_shift");
        return new FilledYear(
                number(database, "select count(*) from shift_minutes where employee_id like 'Y%'"), seconds);
    }
}
