package org.dutywatch.compliance.employees;

import org.jspecify.annotations.Nullable;

/**
 * Where an employee belonged at one moment.
 *
 * @param unit the unit; empty only in {@link #NOWHERE}
 * @param rank the rank in the department's words; empty if none is known
 * @param supervisorId the permanent supervisor; null at the top of the chain of command
 */
public record Assignment(String unit, String rank, @Nullable String supervisorId) {
    /** The assignment of an employee who is not known. */
    public static final Assignment NOWHERE = new Assignment("", "", null);
}
