package org.dutywatch.compliance.people.chain;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;

/** One stored version of an acting supervisor. */
public record RecordedActingAssignment(UUID actingId, ActingAssignment assignment, ActingAuthorship authorship) {

    /** Who recorded it, when, and why. */
    public record ActingAuthorship(String author, Instant at, String reason) {}
}
