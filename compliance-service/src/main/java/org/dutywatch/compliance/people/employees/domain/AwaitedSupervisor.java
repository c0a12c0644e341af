package org.dutywatch.compliance.people.employees.domain;

import java.time.Instant;
import org.dutywatch.compliance.model.cases.Actor;

/**
 * A supervisor whom a directory named for an employee who has none.
 *
 * @param from the time from which he is the supervisor, once he can be applied
 * @param namedBy the user who named him
 */
public record AwaitedSupervisor(String employeeId, String supervisorId, Instant from, Actor namedBy) {}
