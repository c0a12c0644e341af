package org.dutywatch.compliance.rules.exemptions.rest;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.dutywatch.compliance.rules.exemptions.Exemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionPurpose;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility.ExemptionReader;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.TimeRange;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Lists the exemptions that the caller may see, page by page. */
@ApplicationScoped
class ListExemptions {
    private static final String IN_TIME =
            " from exemption e where e.start_at < :to and e.end_at > :from and e.created_at <= :asOf and ";
    /** The condition for what the reader may see. {@link #bindReader} sets its parameters. */
    static final String SHOWN = """
            (:seesAll or e.purpose = any(:open) or (e.employee_id is not null and e.employee_id = :self)
             or (e.employee_id is not null and e.employee_id = any(:unmasked))
             or (e.unit is not null and e.unit = :selfUnit) or e.created_by = :user or e.approved_by = any(:approvers)
             or (e.directed_by is not null and e.directed_by = :self))
            """;

    private static final String PAGE = "select e.exemption_id" + IN_TIME + SHOWN
            + """
             and (%s or e.unit in (select unit from employee where employee_id = any(:employeeIds)))
             and (:unit::text is null or e.unit = :unit)
             and (:purpose::text is null or e.purpose = :purpose)
             and (:reviewBefore::date is null
                  or e.review_on < :reviewBefore and (e.revoked_at is null or e.revoked_at > :asOf))
             and (e.start_at, e.exemption_id) > (:afterTime, :afterId)
             order by e.start_at, e.exemption_id limit :size
            """.formatted(VisibilityFilter.conditionOverlapping("e.employee_id", "e.start_at", "e.end_at"));
    private static final String HIDDEN =
            "select count(*) from exemption e where e.start_at < :to and e.end_at > :from and not " + SHOWN;

    private final Database database;

    ListExemptions(Database database) {
        this.database = database;
    }

    /**
     * The filters of a list of exemptions.
     *
     * @param window only exemptions that overlap it
     * @param visible exemptions of these employees in these times, and of the units to which they belong now
     * @param unit only exemptions of this unit; null means of any unit or employee
     * @param purpose only exemptions for this purpose; null means any purpose
     * @param reviewBefore only exemptions whose review date is before this day; null means any review date
     * @param asOf exemptions recorded later are left out
     */
    record ExemptionListQuery(
            TimeRange window,
            VisibilityFilter visible,
            @Nullable String unit,
            @Nullable ExemptionPurpose purpose,
            @Nullable LocalDate reviewBefore,
            Instant asOf) {}

    /** At most {@code size} exemptions after the given position, sorted by start. */
    @Transactional(TxType.MANDATORY)
    List<Exemption> page(ExemptionListQuery filter, ExemptionReader reader, PageToken after, int size) {
        List<UUID> ids = database.withHandle(handle -> filter.visible()
                .bind(bind(handle.createQuery(PAGE), filter, reader))
                .bindArray("employeeIds", String.class, employeeIds(filter.visible()))
                .bind("unit", filter.unit())
                .bindByType("purpose", filter.purpose(), ExemptionPurpose.class)
                .bindByType("reviewBefore", filter.reviewBefore(), LocalDate.class)
                .bind("afterTime", after.time())
                .bind("afterId", after.id())
                .bind("size", size)
                .mapTo(UUID.class)
                .list());
        return Exemption.list("exemptionId in ?1", Sort.by("startAt", "exemptionId"), ids);
    }

    /**
     * Counts the exemptions in the calendar years of the window that the caller may not see, whenever they were
     * recorded. It always counts the whole department: a count by employee or unit would reveal whom the hidden
     * exemptions concern, and a count of the window would reveal when they are, because the window can be made smaller.
     */
    @Transactional(TxType.MANDATORY)
    long countHidden(TimeRange window, ExemptionReader reader) {
        return database.withHandle(handle -> bindReader(handle.createQuery(HIDDEN), reader)
                .bind("from", startOfYear(window.from(), 0))
                .bind("to", startOfYear(window.to(), 1))
                .mapTo(Long.class)
                .one());
    }

    private static Instant startOfYear(Instant time, int yearsLater) {
        return time.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .withDayOfYear(1)
                .plusYears(yearsLater)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    /** The ids of the employees whose units are visible, too. */
    static List<String> employeeIds(VisibilityFilter visible) {
        var spans = visible.visibleSpans();
        return spans == null
                ? List.of()
                : spans.stream().map(ChainSpan::employeeId).distinct().toList();
    }

    private static Query bind(Query query, ExemptionListQuery filter, ExemptionReader reader) {
        return bindReader(query, reader)
                .bind("from", filter.window().from())
                .bind("to", filter.window().to())
                .bind("asOf", filter.asOf());
    }

    static Query bindReader(Query query, ExemptionReader reader) {
        return query.bind("seesAll", reader.seesAll())
                .bindArray("open", ExemptionPurpose.class, ExemptionPurpose.VISIBLE_TO_ALL)
                .bind("self", reader.ownEmployeeId())
                .bind("selfUnit", reader.ownUnit())
                .bind("user", reader.userName())
                .bindArray("approvers", String.class, reader.approvers())
                .bindArray("unmasked", String.class, reader.unmasked());
    }
}
