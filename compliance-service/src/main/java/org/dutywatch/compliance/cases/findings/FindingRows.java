package org.dutywatch.compliance.cases.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.dutywatch.compliance.people.access.ViewerOrder;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** Reads findings and their history, and locks findings. {@link StoreFindings} writes them. */
@ApplicationScoped
public class FindingRows {
    private static final String LOCK_EMPLOYEE =
            "select pg_advisory_xact_lock('finding'::regclass::oid::int, hashtext(?))";
    private static final String OF_IDS =
            "select * from finding where finding_id = any(:ids) order by employee_id, shift_start, finding_id";
    private static final String LOCK = OF_IDS + " for update";
    private static final String OVERLAPPING = """
            select * from finding
             where employee_id = :employeeId and rule = :rule and shift_start < :end and shift_end > :start
               and finding_id <> :id
             order by shift_start
            """;
    private static final String PAGE = """
            select f.*, %1$s as page_time, %2$s as page_id from finding f
             where %3$s
               and (:state::text is null or state = :state)
               and (:tier::text is null or tier = :tier)
               and (:rule::text is null or rule = :rule)
               and (:afterTime::timestamptz is null or (%1$s, %2$s) < (:afterTime, :afterId))
             order by page_time desc, page_id desc
             limit :size
            """;
    private static final String VISIBLE = VisibilityFilter.conditionAt("employee_id", "shift_start");
    private static final String PAGE_BY_START = PAGE.formatted("shift_start", "finding_id", VISIBLE);
    private static final String PAGE_UNDER_PSEUDONYMS =
            PAGE.formatted(ViewerOrder.day("shift_start"), ViewerOrder.rank("finding_id"), VISIBLE);
    private static final String HISTORY = "select * from finding_change where finding_id = :id order by revision";

    private final Database database;
    private final JsonColumns json;

    FindingRows(Database database, JsonColumns json) {
        this.database = database;
        this.json = json;
    }

    public Optional<Finding> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** The findings with these ids, in the order of employees and ids. Unknown ids are ignored. */
    public List<Finding> find(Collection<UUID> ids) {
        return ofIds(OF_IDS, ids);
    }

    /** @throws ProblemException NOT_FOUND where there is no such finding */
    public Finding require(UUID id) {
        return find(id).orElseThrow(FindingRows::notFound);
    }

    /** Also locks the row until the end of the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Finding> lock(UUID id) {
        return lock(List.of(id)).stream().findFirst();
    }

    /** Also locks the rows until the end of the transaction, in the order of employees and ids. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Finding> lock(Collection<UUID> ids) {
        return ofIds(LOCK, ids);
    }

    /** @throws ProblemException NOT_FOUND where there is no such finding */
    @Transactional(Transactional.TxType.MANDATORY)
    public Finding lockRequired(UUID id) {
        return lock(id).orElseThrow(FindingRows::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "there is no finding with this id");
    }

    private List<Finding> ofIds(String sql, Collection<UUID> ids) {
        return database.withHandle(handle -> handle.createQuery(sql)
                .bindArray("ids", UUID.class, ids)
                .map(this::finding)
                .list());
    }

    /**
     * Locks the employee's findings as a whole until the end of the transaction, so that only one transaction at a time
     * decides which finding supersedes which. To avoid deadlocks, call it before any finding is locked.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lockFindingsOfEmployee(String employeeId) {
        database.useHandle(handle -> handle.execute(LOCK_EMPLOYEE, employeeId));
    }

    /** The other findings of the same employee and rule about shifts that overlap the shift of this one. */
    public List<Finding> overlapping(Finding finding) {
        return database.withHandle(handle -> handle.createQuery(OVERLAPPING)
                .bindMethods(finding)
                .bind("start", finding.shiftStart())
                .bind("end", finding.snapshot().estimate().shiftEnd())
                .map(this::finding)
                .list());
    }

    /** A finding, and where it is in the list. */
    public record ListedFinding(Finding finding, PageToken position) {}

    /**
     * Newest shifts first; under pseudonyms newest days first, and each day in the order of the viewer.
     *
     * @param order the viewer's order under pseudonyms; empty if he sees persons
     * @param after the position of the last finding of the page before; null for the first page
     */
    public List<ListedFinding> page(
            FindingFilter filter, Optional<ViewerOrder> order, @Nullable PageToken after, int size) {
        return database.withHandle(handle -> filter.visible()
                .bind(order.map(own -> own.bind(handle.createQuery(PAGE_UNDER_PSEUDONYMS)))
                        .orElseGet(() -> handle.createQuery(PAGE_BY_START)))
                .bindByType("state", filter.state(), FindingState.class)
                .bindByType("tier", filter.tier(), Tier.class)
                .bindByType("rule", filter.rule(), Rule.class)
                .bindByType("afterTime", after == null ? null : after.time(), Instant.class)
                .bindByType("afterId", after == null ? null : after.id(), UUID.class)
                .bind("size", size)
                .map(row -> new ListedFinding(
                        finding(row),
                        new PageToken(row.getColumn("page_time", Instant.class), row.getColumn("page_id", UUID.class))))
                .list());
    }

    /** All revisions of a finding, the first one first. */
    public List<FindingRevisionResponse> history(UUID id) {
        return database.withHandle(handle ->
                handle.createQuery(HISTORY).bind("id", id).map(this::revision).list());
    }

    private FindingRevisionResponse revision(RowView row) {
        var indications = optional(row, "indications", PostingIndications.class);
        String actorEmployeeId = row.getColumn("actor_employee_id", String.class);
        return new FindingRevisionResponse(
                row.getColumn("revision", Integer.class),
                row.getColumn("change", FindingChangeKind.class),
                row.getColumn("cause", ChangeCause.class),
                row.getColumn("tier", Tier.class),
                row.getColumn("state", FindingState.class),
                new FindingChanged.MinutesBand(
                        row.getColumn("minutes_low", BigDecimal.class),
                        row.getColumn("minutes", BigDecimal.class),
                        row.getColumn("minutes_high", BigDecimal.class)),
                indications == null ? row.getColumn("limit_minutes", BigDecimal.class) : null,
                indications,
                row.getColumn("changed_at", Instant.class),
                row.getColumn("resolution", Resolution.class),
                row.getColumn("superseded_by", UUID.class),
                actorEmployeeId == null ? row.getColumn("actor", String.class) : actorEmployeeId,
                row.getColumn("reason", String.class),
                row.getColumn("evidence_sha256", String.class));
    }

    private Finding finding(RowView row) {
        return new Finding(
                row.getColumn("finding_id", UUID.class),
                row.getColumn("rule", Rule.class),
                row.getColumn("employee_id", String.class),
                row.getColumn("shift_start", Instant.class),
                new FindingSnapshot(
                        row.getColumn("revision", Integer.class),
                        row.getColumn("tier", Tier.class),
                        row.getColumn("state", FindingState.class),
                        estimate(row),
                        row.getColumn("resolution", Resolution.class),
                        row.getColumn("superseded_by", UUID.class)),
                basis(row),
                row.getColumn("opened_at", Instant.class),
                row.getColumn("changed_at", Instant.class),
                row.getColumn("duty_version", Long.class));
    }

    private Estimate estimate(RowView row) {
        var limitContext = optional(row, "terms", LimitContext.class);
        return new Estimate(
                row.getColumn("shift_end", Instant.class),
                row.getColumn("shift_kind", ShiftKind.class),
                minutes(row, "minutes_low"),
                minutes(row, "minutes"),
                minutes(row, "minutes_high"),
                minutes(row, "limit_minutes"),
                optional(row, "indications", PostingIndications.class),
                limitContext == null ? LimitContext.SHIFT_LIMIT_ON_ALL_SITES : limitContext);
    }

    private Finding.Basis basis(RowView row) {
        return new Finding.Basis(
                row.getColumn("confidence", String.class),
                List.of(json.read(row.getColumn("sites", String.class), SiteMinutes[].class)),
                List.of(json.read(row.getColumn("excluded", String.class), ExcludedMinutes[].class)),
                row.getColumn("profile", String.class),
                row.getColumn("catalogue", String.class),
                row.getColumn("policy", String.class),
                row.getColumn("first_access", Instant.class),
                row.getColumn("last_access", Instant.class));
    }

    private <T> @Nullable T optional(RowView row, String column, Class<T> type) {
        String text = row.getColumn(column, String.class);
        return text == null ? null : json.read(text, type);
    }

    private static Minutes minutes(RowView row, String column) {
        return Minutes.of(row.getColumn(column, BigDecimal.class));
    }
}
