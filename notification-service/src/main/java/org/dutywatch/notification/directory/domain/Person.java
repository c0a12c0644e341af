package org.dutywatch.notification.directory.domain;

import org.jspecify.annotations.Nullable;

/**
 * An employee as far as notices need him.
 *
 * @param email null or blank if he has none
 * @param supervisorId null at the top of the chain of command
 */
public record Person(
        String employeeId,
        boolean active,
        String name,
        @Nullable String email,
        @Nullable String unit,
        @Nullable String supervisorId) {
    public boolean canBeTold() {
        return active && email != null && !email.isBlank();
    }
}
