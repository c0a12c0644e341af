package org.dutywatch.compliance.due;

import java.time.Instant;

/** A stretch of one employee's time about which a fact changed. */
public record Touched(String employeeId, Instant from, Instant to) {}
