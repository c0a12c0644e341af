package org.dutywatch.compliance.roster;

import java.time.Instant;

/** A stretch of one employee's time, both ends included; it may be one moment. */
public record Window(String employeeId, Instant from, Instant to) {}
