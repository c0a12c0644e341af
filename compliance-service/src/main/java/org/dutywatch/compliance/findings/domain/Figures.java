package org.dutywatch.compliance.findings.domain;

import java.time.Instant;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.evaluation.domain.PostingIndications;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a finding: an estimate of on-duty access minutes with its band, or indications of posting.
 *
 * @param low low end of the band
 * @param point best estimate
 * @param high high end of the band
 * @param limit the limit that the minutes were compared with; zero and meaningless in a finding about posting, as
 *     clause IV.B has no limit
 * @param indications indications of posting; null in a finding about minutes. A finding about posting rests on them
 *     alone; its minutes are shown only as context
 * @param terms how the minutes were compared with the limit
 */
public record Figures(
        Instant shiftEnd,
        ShiftKind kind,
        Minutes low,
        Minutes point,
        Minutes high,
        Minutes limit,
        @Nullable PostingIndications indications,
        Terms terms) {

    public Figures(
            Instant shiftEnd,
            ShiftKind kind,
            Minutes low,
            Minutes point,
            Minutes high,
            Minutes limit,
            @Nullable PostingIndications indications) {
        this(shiftEnd, kind, low, point, high, limit, indications, Terms.PLAIN);
    }

    public Figures(Instant shiftEnd, ShiftKind kind, Minutes low, Minutes point, Minutes high, Minutes limit) {
        this(shiftEnd, kind, low, point, high, limit, null);
    }

    /** The same shift and limit, with zero minutes and no indications: for a finding that nothing supports any more. */
    public Figures withoutMinutes() {
        return new Figures(
                shiftEnd,
                kind,
                Minutes.ZERO,
                Minutes.ZERO,
                Minutes.ZERO,
                limit,
                indications == null ? null : PostingIndications.NONE,
                terms);
    }

    /**
     * Whether a reader would learn nothing new from the other figures. In a finding about minutes everything counts but
     * the reason for a review; in a finding about posting only the indications, the end and the kind of the shift.
     */
    boolean sayTheSameAs(Figures other) {
        return indications == null
                ? withPlainTerms().equals(other.withPlainTerms()) && terms.sayTheSameAs(other.terms)
                : indications.equals(other.indications) && shiftEnd.equals(other.shiftEnd) && kind == other.kind;
    }

    private Figures withPlainTerms() {
        return new Figures(shiftEnd, kind, low, point, high, limit, indications);
    }

    /**
     * Compares the count of indications, or the point estimates where either side has no indications.
     *
     * @return above zero if these figures are higher, zero if equal, below zero if lower
     */
    int comparedTo(Figures other) {
        return indications == null || other.indications == null
                ? point.compareTo(other.point)
                : Integer.compare(indications.count(), other.indications.count());
    }
}
