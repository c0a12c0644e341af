package org.dutywatch.compliance.rules.exemptions.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.rules.exemptions.Exemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionPurpose;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.TimeRange;
import org.jspecify.annotations.Nullable;

/** Lists the exemptions that the caller may see, page by page. */
@ApplicationScoped
class ListExemptions {
    private static final String IN_TIME = """
             from Exemption e where e.startAt < :to and e.endAt > :from and e.createdAt <= :asOf
            """;
    private static final String SHOWN = """
            (:everything = true or e.purpose in :open or (e.employeeId is not null and e.employeeId = :self)
             or (e.unit is not null and e.unit = :selfUnit) or e.createdBy = :user or e.approvedBy in :approvers
             or (e.directedBy is not null and e.directedBy = :self))
            """;
    private static final String PAGE = "select e" + IN_TIME + " and " + SHOWN + """
             and (:everybody = true or e.employeeId in :only or e.unit in :units)
             and (:anyUnit = true or e.unit = :unit)
             and (:anyPurpose = true or e.purpose = :purpose)
             and (:due = false or e.reviewOn < :today and (e.revokedAt is null or e.revokedAt > :asOf))
             and (e.startAt > :time or e.startAt = :time and e.exemptionId > :id)
             order by e.startAt, e.exemptionId
            """;
    private static final String HIDDEN = "select count(e)" + IN_TIME + " and not " + SHOWN;

    private final EntityManager database;

    ListExemptions(EntityManager database) {
        this.database = database;
    }

    /**
     * The filters of a list of exemptions.
     *
     * @param window only exemptions that overlap it
     * @param employeeIds exemptions of these employees; null means of everybody
     * @param units exemptions of these units are included, too, when {@code employeeIds} is not null
     * @param unit only exemptions of this unit; null means of any unit or employee
     * @param purpose only exemptions for this purpose; null means any purpose
     * @param reviewBefore only exemptions whose review date is before this day; null means any review date
     * @param asOf exemptions recorded later are left out
     */
    record ExemptionListQuery(
            TimeRange window,
            @Nullable Set<String> employeeIds,
            Set<String> units,
            @Nullable String unit,
            @Nullable ExemptionPurpose purpose,
            @Nullable LocalDate reviewBefore,
            Instant asOf) {}

    /** At most {@code size} exemptions after the given position, sorted by start. */
    @Transactional(TxType.MANDATORY)
    List<Exemption> page(
            ExemptionListQuery filter, ExemptionVisibility.ExemptionReader reader, PageToken after, int size) {
        var query = bind(database.createQuery(PAGE, Exemption.class), filter, reader);
        LocalDate dueOn = filter.reviewBefore();
        return query.setParameter("everybody", filter.employeeIds() == null)
                .setParameter("only", filter.employeeIds() == null ? Set.of() : filter.employeeIds())
                .setParameter("units", filter.units())
                .setParameter("anyUnit", filter.unit() == null)
                .setParameter("unit", filter.unit() == null ? "" : filter.unit())
                .setParameter("anyPurpose", filter.purpose() == null)
                .setParameter("purpose", filter.purpose() == null ? ExemptionPurpose.OFFICIAL_DUTY : filter.purpose())
                .setParameter("due", dueOn != null)
                .setParameter("today", dueOn == null ? LocalDate.EPOCH : dueOn)
                .setParameter("time", after.time())
                .setParameter("id", after.id())
                .setMaxResults(size)
                .getResultList();
    }

    /**
     * Counts the exemptions that overlap the window and that the caller may not see. It always counts the whole
     * department: a count by employee or unit would reveal whom the hidden exemptions concern.
     */
    @Transactional(TxType.MANDATORY)
    long countHidden(ExemptionListQuery filter, ExemptionVisibility.ExemptionReader reader) {
        return bind(database.createQuery(HIDDEN, Long.class), filter, reader).getSingleResult();
    }

    private static <T> TypedQuery<T> bind(
            TypedQuery<T> query, ExemptionListQuery filter, ExemptionVisibility.ExemptionReader reader) {
        return query.setParameter("from", filter.window().from())
                .setParameter("to", filter.window().to())
                .setParameter("asOf", filter.asOf())
                .setParameter("everything", reader.seesAll())
                .setParameter("open", ExemptionPurpose.VISIBLE_TO_ALL)
                .setParameter("self", reader.ownEmployeeId())
                .setParameter("selfUnit", reader.ownUnit())
                .setParameter("user", reader.userName())
                .setParameter("approvers", reader.approvers());
    }
}
