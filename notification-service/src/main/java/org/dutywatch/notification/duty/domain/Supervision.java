package org.dutywatch.notification.duty.domain;

import java.util.Optional;

/**
 * Who supervises whom at one instant by the roster, and who acts in whose place. Where the roster names no supervisor
 * or is not known, the chain of command applies.
 */
public interface Supervision {
    /** Returns the supervisor whom the roster names for this employee; empty when it names none. */
    Optional<String> rosterSupervisorOf(String employeeId);

    /** Returns the employee who acts in the place of this supervisor; empty when nobody does. */
    Optional<String> actingFor(String supervisorId);
}
