package org.dutywatch.compliance.people.alerted;

import java.time.Instant;
import java.util.UUID;

/**
 * The period of the shifts that an alert is about: of the shift that its finding names and, for a weekly limit, also of
 * every shift that starts in the 7 days before or after it, because these may be in the same week.
 *
 * @param findingId the finding that raised the alert; it has one entry in the register
 * @param startsFrom the earliest planned start of these shifts, included
 * @param startsUntil the latest planned start of these shifts, included
 * @param endsBy the end of the shift that the finding names; for a weekly limit, 7 days later
 */
public record AlertedPeriod(
        UUID findingId, String employeeId, Instant startsFrom, Instant startsUntil, Instant endsBy) {}
