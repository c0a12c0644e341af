package org.dutywatch.compliance.model.roster;

import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One line of a roster.
 *
 * @param span the planned time; start inclusive
 * @param dutyFree the duty-free break, inside the span; null if there is none
 * @param supervisorId the supervisor in this shift, if it is not the employee's regular supervisor; else null
 */
public record RosterEntry(
        String employeeId,
        Interval span,
        ShiftKind kind,
        @Nullable Interval dutyFree,
        @Nullable String supervisorId) {

    public RosterEntry(String employeeId, Interval span, ShiftKind kind, @Nullable Interval dutyFree) {
        this(employeeId, span, kind, dutyFree, null);
    }

    public boolean isLeave() {
        return kind == ShiftKind.LEAVE;
    }

    public boolean isDuty() {
        return kind.isDuty();
    }

    /** Identifies the shift if the entry is duty. */
    public ShiftKey shiftKey() {
        return new ShiftKey(employeeId, span.start());
    }

    /** A copy with this supervisor. */
    public RosterEntry withSupervisor(@Nullable String supervisor) {
        return new RosterEntry(employeeId, span, kind, dutyFree, supervisor);
    }

    /** A copy for another employee, without supervisor if that employee is the supervisor. */
    public RosterEntry forEmployee(String other) {
        return new RosterEntry(other, span, kind, dutyFree, other.equals(supervisorId) ? null : supervisorId);
    }

    boolean hasSameStart(RosterEntry other) {
        return employeeId.equals(other.employeeId) && span.start().equals(other.span.start());
    }

    /** A text for people, such as {@code REGULAR shift 2026-11-05T12:00:00Z to 2026-11-05T22:00:00Z}. */
    public String description() {
        return kind + (isDuty() ? " shift " : " ") + span.start() + " to " + span.end();
    }
}
