package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.evaluation.domain.PostingIndications;
import org.dutywatch.compliance.findings.domain.Actor;
import org.dutywatch.compliance.findings.domain.Change;
import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.FindingCase;
import org.dutywatch.compliance.findings.domain.FindingState;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.time.domain.Minutes;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/** Reads from the history of a finding what people did about it. */
@ApplicationScoped
class CaseFiles {
    private static final String HISTORY = """
            select change, state, tier, minutes_low, minutes, minutes_high, limit_minutes, (indications ->> 'count')::int,
                   actor, actor_employee_id, changed_at
              from finding_change where finding_id = ? order by revision
            """;

    private final DataSource database;

    CaseFiles(DataSource database) {
        this.database = database;
    }

    FindingCase of(Finding finding) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(HISTORY)) {
            select.setObject(1, finding.id());
            try (var rows = select.executeQuery()) {
                List<FindingCase.Event> history = new ArrayList<>();
                while (rows.next()) {
                    history.add(event(finding, rows));
                }
                return FindingCase.of(history);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read the history of a finding", e);
        }
    }

    private static FindingCase.Event event(Finding finding, ResultSet row) throws SQLException {
        String user = row.getString(9);
        return new FindingCase.Event(
                Change.valueOf(row.getString(1)),
                FindingState.valueOf(row.getString(2)),
                user == null ? null : new Actor(user, row.getString(10)),
                new FindingCase.Said(Tier.valueOf(row.getString(3)), figures(finding, row)),
                row.getObject(11, OffsetDateTime.class).toInstant());
    }

    /** The figures of that revision. The shift is taken from the current one, as only the amounts are compared here. */
    private static Figures figures(Finding finding, ResultSet row) throws SQLException {
        var current = finding.standing().figures();
        return new Figures(
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
