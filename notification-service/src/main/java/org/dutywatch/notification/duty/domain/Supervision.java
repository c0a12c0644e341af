package org.dutywatch.notification.duty.domain;

import java.util.Optional;

/** What the roster says of supervisors at one instant; where it says nothing, or is not known, the chain of command holds. */
public interface Supervision {
    /** Whom the roster names as the supervisor of this employee. */
    Optional<String> named(String employeeId);

    /** Who acts in the place of this supervisor. */
    Optional<String> acting(String supervisorId);
}
