package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dutywatch.compliance.identity.LoginLinks;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.eventkit.rest.Login;

/** Publishes employees as they are now, in the transaction that changed them. */
@ApplicationScoped
public class PublishEmployees {
    private final EmployeeVersions versions;
    private final LoginLinks logins;
    private final Outbox outbox;

    PublishEmployees(EmployeeVersions versions, LoginLinks logins, Outbox outbox) {
        this.versions = versions;
        this.logins = logins;
        this.outbox = outbox;
    }

    /**
     * Publishes employees whose logins changed, each as a new version. The caller's transaction must hold the lock of
     * {@link ChangeEmployees#lock}.
     */
    @Transactional(TxType.MANDATORY)
    public void withNewLogins(Collection<String> employeeIds) {
        var employees = List.copyOf(Employee.byIds(employeeIds).values());
        employees.forEach(employee -> employee.version++);
        publish(employees, versions.currentHistories());
        Employee.flush();
    }

    /** @param histories the histories of at least these employees, by employee id */
    void publish(List<Employee> employees, Map<String, EmployeeHistory> histories) {
        if (employees.isEmpty()) {
            return;
        }
        Map<String, List<Login>> loginsOf = logins.ofEmployees(
                employees.stream().map(employee -> employee.employeeId).toList());
        outbox.appendAll(
                EmployeeChanged.TOPIC,
                employees.stream()
                        .collect(Collectors.toMap(
                                employee -> employee.employeeId,
                                employee -> EmployeeChanged.of(
                                        employee,
                                        Objects.requireNonNull(histories.get(employee.employeeId)),
                                        loginsOf.getOrDefault(employee.employeeId, List.of())))));
    }
}
