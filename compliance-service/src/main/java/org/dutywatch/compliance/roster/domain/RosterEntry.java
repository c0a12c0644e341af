package org.dutywatch.compliance.roster.domain;

import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One line of a roster.
 *
 * @param dutyFree the duty-free break, inside the span; null where there is none
 */
public record RosterEntry(String employeeId, Interval span, ShiftKind kind, @Nullable Interval dutyFree) {}
