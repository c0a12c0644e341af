package org.dutywatch.compliance.cases.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.measuring.minutes.ExcludedMinutes;
import org.dutywatch.compliance.measuring.minutes.SiteMinutes;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.findings.ChangeCause;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.FindingSnapshot;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.LimitContext;
import org.dutywatch.compliance.model.findings.Resolution;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.PostingIndications;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** Reads findings and their history, and locks findings. {@link StoreFindings} writes them. */
@ApplicationScoped
public class FindingRows {
    private static final String COLUMNS = """
            select finding_id, employee_id, shift_start, shift_end, shift_kind, revision, tier, state, minutes_low, minutes,
                   minutes_high, limit_minutes, confidence, sites::text, excluded::text, profile, catalogue, policy,
                   first_access, last_access, opened_at, changed_at, rule, indications::text, resolution,
                   superseded_by, terms::text
              from finding
            """;
    private static final String ONE = COLUMNS + " where finding_id = ?";
    private static final String LOCK = ONE + " for update";
    private static final String LOCK_EMPLOYEE =
            "select pg_advisory_xact_lock('finding'::regclass::oid::int, hashtext(?))";
    private static final String OVERLAPPING = COLUMNS + """
             where employee_id = ? and rule = ? and shift_start < ? and shift_end > ? and finding_id <> ?
             order by shift_start
            """;
    private static final String PAGE =
            COLUMNS + """
             where %s
               and (?::text is null or state = ?)
               and (?::text is null or tier = ?)
               and (?::text is null or rule = ?)
               and (?::timestamptz is null or (shift_start, finding_id) < (?::timestamptz, ?::uuid))
             order by shift_start desc, finding_id desc
             limit ?
            """.formatted(VisibilityFilter.positionalConditionAt("employee_id", "shift_start"));
    private static final String HISTORY = """
            select revision, change, cause, tier, state, minutes_low, minutes, minutes_high, limit_minutes, changed_at,
                   indications::text, resolution, superseded_by, actor, actor_employee_id, reason, evidence_sha256
              from finding_change where finding_id = ? order by revision
            """;

    private final DataSource database;
    private final ObjectMapper json;

    FindingRows(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    public Optional<Finding> find(UUID id) {
        return one(ONE, id);
    }

    /** @throws ProblemException NOT_FOUND where there is no such finding */
    public Finding require(UUID id) {
        return find(id).orElseThrow(FindingRows::notFound);
    }

    /** Also locks the row until the end of the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Finding> lock(UUID id) {
        return one(LOCK, id);
    }

    /** @throws ProblemException NOT_FOUND where there is no such finding */
    @Transactional(Transactional.TxType.MANDATORY)
    public Finding lockRequired(UUID id) {
        return lock(id).orElseThrow(FindingRows::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "there is no finding with this id");
    }

    /**
     * Locks the employee's findings as a whole until the end of the transaction, so that only one transaction at a time
     * decides which finding supersedes which. To avoid deadlocks, call it before any finding is locked.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lockFindingsOfEmployee(String employeeId) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK_EMPLOYEE)) {
            lock.setString(1, employeeId);
            lock.execute();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot lock the findings of an employee", e);
        }
    }

    private Optional<Finding> one(String sql, UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(finding(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read a finding", e);
        }
    }

    /** The other findings of the same employee and rule about shifts that overlap the shift of this one. */
    public List<Finding> overlapping(Finding finding) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(OVERLAPPING)) {
            select.setString(1, finding.employeeId());
            select.setString(2, finding.rule().name());
            select.setObject(3, finding.snapshot().estimate().shiftEnd().atOffset(ZoneOffset.UTC));
            select.setObject(4, finding.shiftStart().atOffset(ZoneOffset.UTC));
            select.setObject(5, finding.id());
            try (var rows = select.executeQuery()) {
                List<Finding> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(finding(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read findings", e);
        }
    }

    /**
     * Newest shifts first.
     *
     * @param after the last finding of the page before; null for the first page
     */
    public List<Finding> page(FindingFilter filter, @Nullable PageToken after, int size) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            String state = filter.state() == null ? null : filter.state().name();
            String tier = filter.tier() == null ? null : filter.tier().name();
            filter.visible().bind(select, 1);
            select.setString(6, state);
            select.setString(7, state);
            select.setString(8, tier);
            select.setString(9, tier);
            String rule = filter.rule() == null ? null : filter.rule().name();
            select.setString(10, rule);
            select.setString(11, rule);
            String from = after == null ? null : after.time().toString();
            select.setString(12, from);
            select.setString(13, from);
            select.setString(14, after == null ? null : after.id().toString());
            select.setInt(15, size);
            try (var rows = select.executeQuery()) {
                List<Finding> page = new ArrayList<>();
                while (rows.next()) {
                    page.add(finding(rows));
                }
                return page;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read findings", e);
        }
    }

    /** All revisions of a finding, the first one first. */
    public List<FindingRevisionResponse> history(UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(HISTORY)) {
            select.setObject(1, id);
            try (var rows = select.executeQuery()) {
                List<FindingRevisionResponse> history = new ArrayList<>();
                while (rows.next()) {
                    history.add(revision(rows));
                }
                return history;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the history of a finding", e);
        }
    }

    private FindingRevisionResponse revision(ResultSet row) throws SQLException {
        var indications = indications(row.getString(11));
        return new FindingRevisionResponse(
                row.getInt(1),
                FindingChangeKind.valueOf(row.getString(2)),
                ChangeCause.valueOf(row.getString(3)),
                Tier.valueOf(row.getString(4)),
                FindingState.valueOf(row.getString(5)),
                new FindingChanged.MinutesBand(row.getBigDecimal(6), row.getBigDecimal(7), row.getBigDecimal(8)),
                indications == null ? row.getBigDecimal(9) : null,
                indications,
                time(row, 10),
                resolution(row.getString(12)),
                row.getObject(13, UUID.class),
                row.getString(15) == null ? row.getString(14) : row.getString(15),
                row.getString(16),
                row.getString(17));
    }

    private Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                row.getObject(1, UUID.class),
                Rule.valueOf(row.getString(23)),
                row.getString(2),
                time(row, 3),
                new FindingSnapshot(
                        row.getInt(6),
                        Tier.valueOf(row.getString(7)),
                        FindingState.valueOf(row.getString(8)),
                        new Estimate(
                                time(row, 4),
                                ShiftKind.valueOf(row.getString(5)),
                                minutes(row, 9),
                                minutes(row, 10),
                                minutes(row, 11),
                                minutes(row, 12),
                                indications(row.getString(24)),
                                limitContext(row.getString(27))),
                        resolution(row.getString(25)),
                        row.getObject(26, UUID.class)),
                basis(row),
                time(row, 21),
                time(row, 22));
    }

    private Finding.Basis basis(ResultSet row) throws SQLException {
        try {
            return new Finding.Basis(
                    row.getString(13),
                    List.of(json.readValue(row.getString(14), SiteMinutes[].class)),
                    List.of(json.readValue(row.getString(15), ExcludedMinutes[].class)),
                    row.getString(16),
                    row.getString(17),
                    row.getString(18),
                    optionalTime(row, 19),
                    optionalTime(row, 20));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read the breakdown of a finding", e);
        }
    }

    private LimitContext limitContext(@Nullable String text) {
        try {
            return text == null ? LimitContext.SHIFT_LIMIT_ON_ALL_SITES : json.readValue(text, LimitContext.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read the limit context of a finding", e);
        }
    }

    private @Nullable PostingIndications indications(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, PostingIndications.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read the indications of a finding", e);
        }
    }

    private static @Nullable Resolution resolution(@Nullable String name) {
        return name == null ? null : Resolution.valueOf(name);
    }

    private static Minutes minutes(ResultSet row, int column) throws SQLException {
        return Minutes.of(row.getBigDecimal(column));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optionalTime(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
