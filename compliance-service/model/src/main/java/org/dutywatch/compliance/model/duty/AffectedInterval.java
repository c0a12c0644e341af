package org.dutywatch.compliance.model.duty;

import java.time.Instant;

/**
 * An interval of one employee's time in which a fact changed.
 *
 * @param from start, included
 * @param to end, excluded
 */
public record AffectedInterval(String employeeId, Instant from, Instant to) {}
