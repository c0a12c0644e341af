package org.dutywatch.compliance.model.duty;

import java.time.Instant;

/**
 * The time of one employee for which facts are searched.
 *
 * @param from inclusive
 * @param to may equal {@code from}; each search says whether it includes this instant
 */
public record EmployeeWindow(String employeeId, Instant from, Instant to) {}
