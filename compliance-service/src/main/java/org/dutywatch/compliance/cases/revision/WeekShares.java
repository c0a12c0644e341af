package org.dutywatch.compliance.cases.revision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.cases.findings.JsonColumns;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcome;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.verdicts.DepartmentWeek;
import org.dutywatch.compliance.model.verdicts.WeekRule;
import org.dutywatch.compliance.model.verdicts.WeekShare;
import org.dutywatch.compliance.rules.policies.LimitsConfig;
import org.dutywatch.eventkit.sql.Database;

/** The table {@code week_share}: what each shift adds to its week under each policy, as last evaluated. */
@ApplicationScoped
class WeekShares {
    private static final String REMOVE_OTHERS = """
            delete from week_share
             where employee_id = :employeeId and shift_start = :start and policy <> all(:policies)
            """;
    private static final String UPSERT = """
            insert into week_share (employee_id, week_start, shift_start, policy, figures)
            select :employeeId, :weekStart, :start, policy, figures::jsonb
              from unnest(:policies, :figures) as share (policy, figures)
            on conflict (employee_id, shift_start, policy) do update set figures = excluded.figures
            """;
    private static final String OF_WEEK = """
            select figures from week_share
             where employee_id = :employeeId and week_start = :weekStart
             order by shift_start, policy
            """;

    private final Database database;
    private final JsonColumns json;
    private final DepartmentWeek weeks;

    WeekShares(Database database, JsonColumns json, ZoneId zone, LimitsConfig config) {
        this.database = database;
        this.json = json;
        this.weeks = new DepartmentWeek(zone, config.weekStartsOn());
    }

    /** The start of the week that the shift belongs to. */
    Instant weekOf(Instant shiftStart) {
        return weeks.of(shiftStart).start();
    }

    /**
     * Replaces what the shift adds to its week.
     *
     * @return whether the result for the week may have changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean store(ShiftOutcome outcome) {
        List<WeekShare> shares =
                outcome instanceof ShiftOutcome.Evaluated evaluated ? evaluated.weekShares() : List.of();
        var policies = shares.stream().map(WeekShare::policyVersion).toList();
        return database.withHandle(handle -> {
            int removed = handle.createUpdate(REMOVE_OTHERS)
                    .bindMethods(outcome.key())
                    .bindArray("policies", Long.class, policies)
                    .execute();
            if (!shares.isEmpty()) {
                handle.createUpdate(UPSERT)
                        .bindMethods(outcome.key())
                        .bind("weekStart", weekOf(outcome.key().start()))
                        .bindArray("policies", Long.class, policies)
                        .bindArray(
                                "figures",
                                String.class,
                                shares.stream().map(json::write).toList())
                        .execute();
            }
            return removed > 0 || !shares.isEmpty();
        });
    }

    /** Checks the week that this shift belongs to against its limit; empty where no limit per week is in force. */
    Optional<WeekRule.WeekCheck> checkWeek(ShiftKey key) {
        var week = weeks.of(key.start());
        List<String> figures = database.withHandle(handle -> handle.createQuery(OF_WEEK)
                .bind("employeeId", key.employeeId())
                .bind("weekStart", week.start())
                .mapTo(String.class)
                .list());
        return WeekRule.check(
                week,
                figures.stream().map(share -> json.read(share, WeekShare.class)).toList());
    }
}
