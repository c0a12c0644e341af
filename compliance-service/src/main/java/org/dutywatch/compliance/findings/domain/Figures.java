package org.dutywatch.compliance.findings.domain;

import java.time.Instant;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.time.domain.Minutes;

/** What a reader of a finding is told about one shift; where two are equal, there is nothing new to tell. */
public record Figures(Instant shiftEnd, ShiftKind kind, Minutes low, Minutes point, Minutes high, Minutes limit) {

    /** The same shift and limit, with nothing counted: for a shift that is gone. */
    public Figures withoutMinutes() {
        return new Figures(shiftEnd, kind, Minutes.ZERO, Minutes.ZERO, Minutes.ZERO, limit);
    }
}
