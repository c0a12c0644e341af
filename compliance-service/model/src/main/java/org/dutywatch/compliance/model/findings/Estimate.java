package org.dutywatch.compliance.model.findings;

import java.time.Instant;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.PostingIndications;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a finding: an estimate of on-duty access minutes with its band, or indications of posting.
 *
 * @param shiftEnd end of the time worked; the finding names the shift by its planned start. Of a finding about a week:
 *     that of the shift it names
 * @param low low end of the band
 * @param point best estimate
 * @param high high end of the band
 * @param limit the limit that the minutes were compared with; zero and meaningless in a finding about posting, as
 *     clause IV.B has no limit
 * @param indications indications of posting; null in a finding about minutes. A finding about posting rests on them
 *     alone; its minutes are shown only as context
 * @param limitContext how the minutes were compared with the limit
 */
public record Estimate(
        Instant shiftEnd,
        ShiftKind kind,
        Minutes low,
        Minutes point,
        Minutes high,
        Minutes limit,
        @Nullable PostingIndications indications,
        LimitContext limitContext) {

    public Estimate(
            Instant shiftEnd,
            ShiftKind kind,
            Minutes low,
            Minutes point,
            Minutes high,
            Minutes limit,
            @Nullable PostingIndications indications) {
        this(shiftEnd, kind, low, point, high, limit, indications, LimitContext.SHIFT_LIMIT_ON_ALL_SITES);
    }

    public Estimate(Instant shiftEnd, ShiftKind kind, Minutes low, Minutes point, Minutes high, Minutes limit) {
        this(shiftEnd, kind, low, point, high, limit, null);
    }

    /** The same shift and limit, with zero minutes and no indications: for a finding that nothing supports any more. */
    public Estimate withoutMinutes() {
        return new Estimate(
                shiftEnd,
                kind,
                Minutes.ZERO,
                Minutes.ZERO,
                Minutes.ZERO,
                limit,
                indications == null ? null : PostingIndications.NONE,
                limitContext);
    }

    /**
     * Whether a reader would learn nothing new from the other figures. In a finding about minutes, everything counts
     * except the reason for a review; in a finding about posting, only the indications and the end and kind of the
     * shift.
     */
    boolean isEquivalentTo(Estimate other) {
        return indications == null
                ? withoutLimitContext().equals(other.withoutLimitContext())
                        && limitContext.isEquivalentTo(other.limitContext)
                : indications.equals(other.indications) && shiftEnd.equals(other.shiftEnd) && kind == other.kind;
    }

    private Estimate withoutLimitContext() {
        return new Estimate(shiftEnd, kind, low, point, high, limit, indications);
    }

    /**
     * Compares the count of indications, or the point estimates where either side has no indications.
     *
     * @return above zero if these figures are higher, zero if equal, below zero if lower
     */
    public int comparedTo(Estimate other) {
        return indications == null || other.indications == null
                ? point.compareTo(other.point)
                : Integer.compare(indications.count(), other.indications.count());
    }
}
