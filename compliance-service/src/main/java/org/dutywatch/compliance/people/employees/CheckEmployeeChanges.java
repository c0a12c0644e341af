package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.compliance.people.employees.held.SecondPersonRule;
import org.dutywatch.compliance.people.employees.held.SecondPersonRule.Sensitive;
import org.dutywatch.compliance.people.independence.OwnChain;

/** Says what the caller may not change, or not alone; {@code DirectoryPlan} says what is not possible. */
@ApplicationScoped
class CheckEmployeeChanges {
    private final MailDomains mailDomains;
    private final OwnChain ownChain;
    private final SecondPersonRule secondPersonRule;

    CheckEmployeeChanges(MailDomains mailDomains, OwnChain ownChain, SecondPersonRule secondPersonRule) {
        this.mailDomains = mailDomains;
        this.ownChain = ownChain;
        this.secondPersonRule = secondPersonRule;
    }

    /**
     * The result for some rows.
     *
     * @param refused why a row is refused, by row number
     * @param sensitive the rows on which a second person decides, by row number
     * @param asked false if nobody else has to decide any more
     */
    record Checked(Map<Integer, String> refused, Map<Integer, Sensitive> sensitive, boolean asked) {}

    /**
     * Checks what the caller asks for.
     *
     * @param stored the histories before, by employee id
     */
    @Transactional(TxType.MANDATORY)
    Checked asked(Map<Integer, EmployeeChange> rows, Map<String, EmployeeHistory> stored, Instant now) {
        Map<Integer, String> refused = new TreeMap<>(mailDomains.refusals(rows, stored));
        Set<String> own = ownChain.employeeIds();
        rows.forEach((row, change) -> {
            EmployeeHistory history = stored.get(change.employeeId());
            if (own.contains(change.employeeId())
                    && (history == null || !change.changesNothingOf(history.at(change.from())))) {
                refused.put(row, OwnChain.refusal(change.employeeId()));
            }
        });
        Map<Integer, Sensitive> sensitive = new TreeMap<>(secondPersonRule.sensitive(rows, stored, now));
        sensitive.keySet().removeAll(refused.keySet());
        return new Checked(refused, sensitive, true);
    }

    /**
     * The planned rows on which a second person decides, also because they give an employee the supervisor for whom he
     * waits.
     *
     * @param asked the rows as they were asked for; the plan may have more
     */
    @Transactional(TxType.MANDATORY)
    Map<Integer, Sensitive> withAwaitedSupervisors(PlannedChanges planned, Map<Integer, EmployeeChange> asked) {
        Map<Integer, Sensitive> sensitive = new TreeMap<>();
        secondPersonRule
                .sensitive(planned.rows(), planned.stored(), planned.now())
                .forEach((row, one) -> {
                    EmployeeChange change = asked.getOrDefault(row, one.change());
                    sensitive.put(row, new Sensitive(change, one.before(), one.subjects()));
                });
        return sensitive;
    }

    /** Checks what a second person approved. */
    Checked approved(Map<Integer, EmployeeChange> rows, Map<String, EmployeeHistory> stored) {
        return new Checked(mailDomains.refusals(rows, stored), Map.of(), false);
    }
}
