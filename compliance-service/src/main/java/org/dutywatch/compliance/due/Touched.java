package org.dutywatch.compliance.due;

import java.time.Instant;

/**
 * An interval of one employee's time in which a fact changed.
 *
 * @param from start, included
 * @param to end, excluded
 */
public record Touched(String employeeId, Instant from, Instant to) {}
