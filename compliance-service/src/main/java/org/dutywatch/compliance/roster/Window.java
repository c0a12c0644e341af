package org.dutywatch.compliance.roster;

import java.time.Instant;

/**
 * A time interval of one employee.
 *
 * @param from inclusive
 * @param to inclusive; may equal {@code from}
 */
public record Window(String employeeId, Instant from, Instant to) {}
