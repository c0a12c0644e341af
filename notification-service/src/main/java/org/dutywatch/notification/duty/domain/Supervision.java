package org.dutywatch.notification.duty.domain;

import java.util.Optional;

/**
 * Who supervises whom at one instant, as the roster says. Where it says nothing or is not known, the chain of command
 * applies.
 */
public interface Supervision {
    /** Returns the supervisor whom the roster names for this employee; empty when it names none. */
    Optional<String> named(String employeeId);

    /** Returns the employee who acts in the place of this supervisor; empty when nobody does. */
    Optional<String> acting(String supervisorId);
}
