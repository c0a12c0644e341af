package org.dutywatch.compliance.model.verdicts;

import java.time.Instant;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.policies.Limit;
import org.dutywatch.compliance.model.policies.SiteScope;

/**
 * One shift's part of its week under one policy. Only shifts under the same policy are added up.
 *
 * @param shiftStart planned start; it decides the week
 * @param shiftEnd end of the time worked
 * @param limit the limit per week
 * @param minutes minutes on these sites alone
 * @param rosterKnown whether the roster is known for the whole shift
 */
public record WeekShare(
        Instant shiftStart,
        Instant shiftEnd,
        ShiftKind kind,
        long policyVersion,
        SiteScope sites,
        Limit limit,
        ShiftMinutes minutes,
        boolean rosterKnown) {}
