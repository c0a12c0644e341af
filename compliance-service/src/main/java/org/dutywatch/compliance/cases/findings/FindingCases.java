package org.dutywatch.compliance.cases.findings;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.cases.FindingCase;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.PostingIndications;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** Reads from the history of a finding what people did about it. */
@ApplicationScoped
public class FindingCases {
    private static final String HISTORY = """
            select change, state, tier, minutes_low, minutes, minutes_high, limit_minutes, (indications ->> 'count')::int,
                   actor, actor_employee_id, changed_at
              from finding_change where finding_id = ? order by revision
            """;

    private final DataSource database;

    FindingCases(DataSource database) {
        this.database = database;
    }

    public FindingCase of(Finding finding) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(HISTORY)) {
            select.setObject(1, finding.id());
            try (var rows = select.executeQuery()) {
                List<FindingCase.CaseEvent> history = new ArrayList<>();
                while (rows.next()) {
                    history.add(event(finding, rows));
                }
                return FindingCase.of(history);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the history of a finding", e);
        }
    }

    private static FindingCase.CaseEvent event(Finding finding, ResultSet row) throws SQLException {
        String user = row.getString(9);
        return new FindingCase.CaseEvent(
                FindingChangeKind.valueOf(row.getString(1)),
                FindingState.valueOf(row.getString(2)),
                user == null ? null : new Actor(user, row.getString(10)),
                new FindingCase.Severity(Tier.valueOf(row.getString(3)), estimate(finding, row)),
                row.getObject(11, OffsetDateTime.class).toInstant());
    }

    /** The estimate of that revision, but with the current shift: only the amounts are compared here. */
    private static Estimate estimate(Finding finding, ResultSet row) throws SQLException {
        var current = finding.snapshot().estimate();
        return new Estimate(
                current.shiftEnd(),
                current.kind(),
                Minutes.of(row.getBigDecimal(4)),
                Minutes.of(row.getBigDecimal(5)),
                Minutes.of(row.getBigDecimal(6)),
                Minutes.of(row.getBigDecimal(7)),
                indications(row));
    }

    private static @Nullable PostingIndications indications(ResultSet row) throws SQLException {
        int count = row.getInt(8);
        return row.wasNull() ? null : new PostingIndications(count, List.of(), null, null);
    }
}
