package org.dutywatch.compliance.duty.roster;

import java.time.Instant;

/**
 * Who changes the roster, when, and why.
 *
 * @param at when the change is recorded, truncated to microseconds
 */
public record Authorship(String author, Instant at, String reason) {}
