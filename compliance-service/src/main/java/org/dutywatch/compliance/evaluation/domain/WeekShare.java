package org.dutywatch.compliance.evaluation.domain;

import java.time.Instant;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.policies.domain.Limit;
import org.dutywatch.compliance.policies.domain.SiteScope;

/**
 * One shift's part of its week under one policy. Only shifts under the same policy are added up.
 *
 * @param shiftStart planned start; it decides the week
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
