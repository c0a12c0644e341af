package org.dutywatch.compliance.evaluation.domain;

import java.time.Instant;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.policies.domain.Limit;
import org.dutywatch.compliance.policies.domain.SiteScope;

/**
 * What one shift adds to its week under one policy. Only shifts that the same policy holds for are added up.
 *
 * @param shiftStart as planned; it decides the week
 * @param minutes of these sites alone
 * @param rosterKnown whether the roster tells of all of the shift
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
