package org.dutywatch.compliance.employees;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody belonged at a moment.
 *
 * @param rank in the department's words; empty where none is known
 * @param supervisorId the standing supervisor; null at the top of the chain of command
 */
public record Assignment(String unit, String rank, @Nullable String supervisorId) {
    /** Of somebody who is not known. */
    public static final Assignment NOWHERE = new Assignment("", "", null);
}
