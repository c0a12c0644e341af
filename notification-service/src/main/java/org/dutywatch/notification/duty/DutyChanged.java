package org.dutywatch.notification.duty;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.dutywatch.notification.duty.domain.DutyWindow;

/**
 * The fields that this service reads of {@code compliance.duty-changed.v1}: everything known about one employee's duty
 * from {@code from} (inclusive) to {@code to} (exclusive).
 *
 * @param version at least 1; where windows overlap, the highest version is valid
 * @param items the duty states of the roster
 * @param supervision the supervisors whom the roster names
 * @param acting the employees who act in the place of this employee
 */
public record DutyChanged(
        String employeeId,
        long version,
        Instant from,
        Instant to,
        List<DutyInterval> items,
        List<SupervisionInterval> supervision,
        List<ActingInterval> acting) {
    public static final String TOPIC = "compliance.duty-changed.v1";

    public DutyChanged {
        requireNonNull(employeeId, "employee_id");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        if (employeeId.isBlank() || version < 1 || !to.isAfter(from)) {
            throw new IllegalArgumentException("employee_id is blank, version below 1 or the window empty");
        }
        items = List.copyOf(items);
        supervision = List.copyOf(supervision);
        acting = List.copyOf(acting);
    }

    public record DutyInterval(Instant start, Instant end, String state) {
        public DutyInterval {
            requireNonNull(start, "items.start");
            requireNonNull(end, "items.end");
            requireNonNull(state, "items.state");
        }
    }

    public record SupervisionInterval(Instant start, Instant end, String supervisorId) {
        public SupervisionInterval {
            requireNonNull(start, "supervision.start");
            requireNonNull(end, "supervision.end");
            requireNonNull(supervisorId, "supervision.supervisor_id");
        }
    }

    public record ActingInterval(Instant start, Instant end, String actingSupervisorId) {
        public ActingInterval {
            requireNonNull(start, "acting.start");
            requireNonNull(end, "acting.end");
            requireNonNull(actingSupervisorId, "acting.acting_supervisor_id");
        }
    }

    DutyWindow window() {
        return new DutyWindow(
                from,
                to,
                items.stream()
                        .map(one -> new DutyWindow.TimedValue(one.start(), one.end(), one.state()))
                        .toList(),
                supervision.stream()
                        .map(one -> new DutyWindow.TimedValue(one.start(), one.end(), one.supervisorId()))
                        .toList(),
                acting.stream()
                        .map(one -> new DutyWindow.TimedValue(one.start(), one.end(), one.actingSupervisorId()))
                        .toList());
    }
}
