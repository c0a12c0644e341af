package org.dutywatch.compliance.duty.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.duty.DutyRule;
import org.dutywatch.compliance.model.duty.DutyRules;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/** The approved rules of what counts as duty. */
@ApplicationScoped
public class ApprovedDutyRules {
    private static final String APPROVED = """
            select effective_from, version, breaks_count, details_count
              from duty_rule
             where approved_at <= ?
             order by effective_from desc, approved_at desc, version desc
            """;

    /** Later than every approval, also one by a machine whose clock is ahead. */
    private static final OffsetDateTime FAR_FUTURE = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private final DataSource database;

    ApprovedDutyRules(DataSource database) {
        this.database = database;
    }

    /** @throws DatabaseFailure if the rules cannot be read */
    public DutyRules now() {
        return read(FAR_FUTURE);
    }

    /**
     * The rules that were approved at or before this time.
     *
     * @throws DatabaseFailure if they cannot be read
     */
    public DutyRules asOf(Instant asOf) {
        return read(asOf.atOffset(ZoneOffset.UTC));
    }

    private DutyRules read(OffsetDateTime asOf) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(APPROVED)) {
            select.setObject(1, asOf);
            try (var rows = select.executeQuery()) {
                List<DutyRules.DatedRule> rules = new ArrayList<>();
                while (rows.next()) {
                    rules.add(new DutyRules.DatedRule(
                            rows.getObject(1, OffsetDateTime.class).toInstant(),
                            new DutyRule(rows.getLong(2), rows.getBoolean(3), rows.getBoolean(4))));
                }
                return new DutyRules(rules);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the duty rules", e);
        }
    }
}
