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

/** Lists the exemptions that the caller may see, page by page. */
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
     * The filters of a list of exemptions.
     *
     * @param window only exemptions that overlap it
     * @param only exemptions of these employees; null means of everybody
     * @param units exemptions of these units are included, too, when {@code only} is not null
     * @param unit only exemptions of this unit; null means of any unit or employee
     * @param purpose only exemptions for this purpose; null means any purpose
     * @param dueOn only exemptions whose review date is before this day; null means any review date
     * @param asOf exemptions recorded later are left out
     */
    record Question(
            TimeRange window,
            @Nullable Set<String> only,
            Set<String> units,
            @Nullable String unit,
            @Nullable Purpose purpose,
            @Nullable LocalDate dueOn,
            Instant asOf) {}

    /** At most {@code size} exemptions after the given position, sorted by start. */
    @Transactional(TxType.MANDATORY)
    List<Exemption> page(Question question, ExemptionSight.Sight visibility, PageToken after, int size) {
        var query = bind(database.createQuery(PAGE, Exemption.class), question, visibility);
        LocalDate dueOn = question.dueOn();
        return query.setParameter("everybody", question.only() == null)
                .setParameter("only", question.only() == null ? Set.of() : question.only())
                .setParameter("units", question.units())
                .setParameter("anyUnit", question.unit() == null)
                .setParameter("unit", question.unit() == null ? "" : question.unit())
                .setParameter("anyPurpose", question.purpose() == null)
                .setParameter("purpose", question.purpose() == null ? Purpose.OFFICIAL_DUTY : question.purpose())
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
    long hidden(Question question, ExemptionSight.Sight visibility) {
        return bind(database.createQuery(HIDDEN, Long.class), question, visibility)
                .getSingleResult();
    }

    private static <T> TypedQuery<T> bind(TypedQuery<T> query, Question question, ExemptionSight.Sight visibility) {
        return query.setParameter("from", question.window().from())
                .setParameter("to", question.window().to())
                .setParameter("asOf", question.asOf())
                .setParameter("everything", visibility.everything())
                .setParameter("open", Purpose.OPEN)
                .setParameter("self", visibility.self())
                .setParameter("selfUnit", visibility.unit())
                .setParameter("user", visibility.user())
                .setParameter("approvers", visibility.approvers());
    }
}
