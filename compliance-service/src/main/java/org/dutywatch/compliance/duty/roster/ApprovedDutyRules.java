package org.dutywatch.compliance.duty.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.dutywatch.compliance.model.duty.DutyRule;
import org.dutywatch.compliance.model.duty.DutyRules;
import org.dutywatch.eventkit.sql.Database;

/** The approved rules of what counts as duty. */
@ApplicationScoped
public class ApprovedDutyRules {
    private static final String APPROVED = """
            select effective_from, version, breaks_count, details_count
              from duty_rule
             where approved_at <= :asOf
             order by effective_from desc, approved_at desc, version desc
            """;

    private final Database database;

    ApprovedDutyRules(Database database) {
        this.database = database;
    }

    /** The rules that are approved now, including those approved on a machine whose clock is ahead. */
    public DutyRules now() {
        return asOf(RosterBook.NOW);
    }

    /** The rules that were approved at or before this time. */
    public DutyRules asOf(Instant asOf) {
        return new DutyRules(database.withHandle(handle -> handle.createQuery(APPROVED)
                .bind("asOf", asOf)
                .map((row, context) -> new DutyRules.DatedRule(
                        row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                        new DutyRule(
                                row.getLong("version"),
                                row.getBoolean("breaks_count"),
                                row.getBoolean("details_count"))))
                .list()));
    }
}
