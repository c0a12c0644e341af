package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.viewing.PageToken;
import org.dutywatch.compliance.viewing.TimeRange;
import org.jspecify.annotations.Nullable;

/** Reads exemptions as a caller may see them. */
@ApplicationScoped
class ExemptionPages {
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

    ExemptionPages(EntityManager database) {
        this.database = database;
    }

    /**
     * What is asked for.
     *
     * @param only exemptions of these employees; null means everybody's
     * @param units of which units, too, where only some employees are asked for
     * @param unit exemptions of this unit only; null leaves it open
     * @param purpose only for this; null leaves it open
     * @param dueOn only those whose review date is before this day; null leaves it open
     * @param asOf as they were known then
     */
    record Question(
            TimeRange window,
            @Nullable Set<String> only,
            Set<String> units,
            @Nullable String unit,
            @Nullable Purpose purpose,
            @Nullable LocalDate dueOn,
            Instant asOf) {}

    /** In order of their start. */
    @Transactional(TxType.MANDATORY)
    List<Exemption> page(Question asked, ExemptionSight.Sight sight, PageToken after, int size) {
        var query = bind(database.createQuery(PAGE, Exemption.class), asked, sight);
        LocalDate dueOn = asked.dueOn();
        return query.setParameter("everybody", asked.only() == null)
                .setParameter("only", asked.only() == null ? Set.of() : asked.only())
                .setParameter("units", asked.units())
                .setParameter("anyUnit", asked.unit() == null)
                .setParameter("unit", asked.unit() == null ? "" : asked.unit())
                .setParameter("anyPurpose", asked.purpose() == null)
                .setParameter("purpose", asked.purpose() == null ? Purpose.OFFICIAL_DUTY : asked.purpose())
                .setParameter("due", dueOn != null)
                .setParameter("today", dueOn == null ? LocalDate.EPOCH : dueOn)
                .setParameter("time", after.time())
                .setParameter("id", after.id())
                .setMaxResults(size)
                .getResultList();
    }

    /**
     * How many of the whole department overlap the window and are not shown to the caller. Not narrowed to persons or units:
     * the count must not tell whom they are about.
     */
    @Transactional(TxType.MANDATORY)
    long hidden(Question asked, ExemptionSight.Sight sight) {
        return bind(database.createQuery(HIDDEN, Long.class), asked, sight).getSingleResult();
    }

    private static <T> TypedQuery<T> bind(TypedQuery<T> query, Question asked, ExemptionSight.Sight sight) {
        return query.setParameter("from", asked.window().from())
                .setParameter("to", asked.window().to())
                .setParameter("asOf", asked.asOf())
                .setParameter("everything", sight.everything())
                .setParameter("open", Purpose.OPEN)
                .setParameter("self", sight.self())
                .setParameter("selfUnit", sight.unit())
                .setParameter("user", sight.user())
                .setParameter("approvers", sight.approvers());
    }
}
