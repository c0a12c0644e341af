package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.alerted.AlertedPeriod;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.dutywatch.compliance.people.employees.Employees;
import org.jspecify.annotations.Nullable;

/** Finds whether an exemption affects a shift that has or ever had an alert. Only committed alerts are found. */
@ApplicationScoped
public class AlertedExemptions {
    private final AlertedShifts alertedShifts;
    private final ExemptedEmployees exemptedEmployees;
    private final Employees employees;

    AlertedExemptions(AlertedShifts alertedShifts, ExemptedEmployees exemptedEmployees, Employees employees) {
        this.alertedShifts = alertedShifts;
        this.exemptedEmployees = exemptedEmployees;
        this.employees = employees;
    }

    /**
     * Whether one of its windows affects such a shift. Of a unit only the shifts count that began while the employee
     * belonged to it.
     */
    @Transactional(TxType.MANDATORY)
    public boolean affectAlertedShift(ExemptionScope scope) {
        Interval affected = scope.affected();
        var alerted = alertedShifts
                .alertedIn(exemptedEmployees.everIn(scope).stream()
                        .map(employeeId -> new AffectedInterval(employeeId, affected.start(), affected.end()))
                        .toList())
                .stream()
                .filter(one -> scope.affects(new Interval(one.startsFrom(), one.endsBy())))
                .toList();
        return beganInUnit(alerted, scope.unit());
    }

    private boolean beganInUnit(List<AlertedPeriod> alerted, @Nullable String unit) {
        if (unit == null || alerted.isEmpty()) {
            return !alerted.isEmpty();
        }
        Instant first = alerted.stream()
                .map(AlertedPeriod::startsFrom)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = alerted.stream()
                .map(AlertedExemptions::afterLastStart)
                .max(Instant::compareTo)
                .orElseThrow();
        List<ChainSpan> memberships = employees.membershipsIn(unit, first, last);
        return alerted.stream()
                .anyMatch(one -> memberships.stream()
                        .anyMatch(span -> span.overlaps(one.employeeId(), one.startsFrom(), afterLastStart(one))));
    }

    private static Instant afterLastStart(AlertedPeriod period) {
        return period.startsUntil().plus(1, ChronoUnit.MICROS);
    }
}
