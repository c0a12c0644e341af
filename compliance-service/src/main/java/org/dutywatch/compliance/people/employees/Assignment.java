package org.dutywatch.compliance.people.employees;

import org.jspecify.annotations.Nullable;

/**
 * Where an employee belonged at one moment.
 *
 * @param unit the unit; empty only in {@link #UNKNOWN}
 * @param rank the rank in the department's words; empty if none is known
 * @param supervisorId the regular supervisor; null at the top of the chain of command
 */
public record Assignment(String unit, String rank, @Nullable String supervisorId) {
    /** The assignment of an employee who is not known. */
    public static final Assignment UNKNOWN = new Assignment("", "", null);
}
