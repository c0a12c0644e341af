package org.dutywatch.compliance.people.employees.held;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.compliance.people.independence.OpenFindings;

/**
 * Says for which changes of employees a second person decides. The employee has an open finding, or is above somebody
 * who has, or the change corrects the past of one of his shifts with an alert; and the change sets the mail address, the
 * user names, the supervisor or whether he is active, or it corrects the past.
 */
@ApplicationScoped
public class SecondPersonRule {
    private final OpenFindings openFindings;
    private final AlertedShifts alertedShifts;

    SecondPersonRule(OpenFindings openFindings, AlertedShifts alertedShifts) {
        this.openFindings = openFindings;
        this.alertedShifts = alertedShifts;
    }

    /**
     * A change on which a second person decides.
     *
     * @param change as it was asked for
     * @param before the facts that it changes
     * @param subjects the employees who may not decide: the employee, the supervisor whom it names, and those whose
     *     open finding is the reason
     */
    public record Sensitive(EmployeeChange change, EmployeeFacts before, Set<String> subjects) {}

    /**
     * Finds the sensitive rows.
     *
     * @param rows the changes, by row number
     * @param stored the histories before, by employee id
     * @return by row number
     */
    @Transactional(TxType.MANDATORY)
    public Map<Integer, Sensitive> sensitive(
            Map<Integer, EmployeeChange> rows, Map<String, EmployeeHistory> stored, Instant now) {
        Map<String, Set<String>> subjects = openFindings.subjectsByEmployee();
        Map<Integer, Sensitive> sensitive = new TreeMap<>();
        rows.forEach((row, change) -> {
            EmployeeHistory history = stored.get(change.employeeId());
            if (history == null) {
                return;
            }
            EmployeeFacts before = history.at(change.from());
            Set<String> whose = subjects.getOrDefault(change.employeeId(), Set.of());
            boolean correctsPast = change.from().isBefore(now) && !change.changesNothingOf(before);
            boolean held = whose.isEmpty()
                    ? correctsPast && touchesAlert(change, now)
                    : correctsPast || changesWhoHeIs(before, change.facts());
            if (held) {
                sensitive.put(row, new Sensitive(change, before, concerned(change, whose)));
            }
        });
        return sensitive;
    }

    private static boolean changesWhoHeIs(EmployeeFacts before, EmployeeFacts after) {
        return before.active() != after.active()
                || !before.email().equals(after.email())
                || !before.username().equals(after.username())
                || !Set.copyOf(before.aliases()).equals(Set.copyOf(after.aliases()))
                || !Objects.equals(before.supervisorId(), after.supervisorId());
    }

    private boolean touchesAlert(EmployeeChange change, Instant now) {
        return !alertedShifts
                .employeesAlertedIn(List.of(new AffectedInterval(change.employeeId(), change.from(), now)))
                .isEmpty();
    }

    private static Set<String> concerned(EmployeeChange change, Set<String> whose) {
        Set<String> concerned = new HashSet<>(whose);
        concerned.add(change.employeeId());
        String supervisorId = change.facts().supervisorId();
        if (supervisorId != null) {
            concerned.add(supervisorId);
        }
        return Set.copyOf(concerned);
    }
}
