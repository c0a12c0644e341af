package org.dutywatch.notification.directory.domain;

import org.jspecify.annotations.Nullable;

/**
 * The fields of an employee that notices need.
 *
 * @param email null or blank if he has none
 * @param unit null if none is known
 * @param supervisorId null or blank at the top of the chain of command
 */
public record Person(
        String employeeId,
        boolean active,
        String name,
        @Nullable String email,
        @Nullable String unit,
        @Nullable String supervisorId) {
    /** Returns whether he is active and has a mail address. */
    public boolean canBeNotified() {
        return active && email != null && !email.isBlank();
    }
}
