package org.dutywatch.compliance.findings.domain;

import java.time.Instant;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.evaluation.domain.PostingIndications;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a finding is told about one shift.
 *
 * @param limit zero, and without meaning, where indications are told: clause IV.B needs no number
 * @param indications of posting; null in a finding about minutes. Where there are some, the minutes are no more than
 *     what else is known of the shift
 * @param terms on which minutes were held against the limit
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

    /** The same shift and limit, with nothing counted: for a shift that is gone. */
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

    /** Whether somebody who was told the one learns nothing from the other. */
    boolean sayTheSameAs(Figures other) {
        return indications == null
                ? withPlainTerms().equals(other.withPlainTerms()) && terms.sayTheSameAs(other.terms)
                : indications.equals(other.indications) && shiftEnd.equals(other.shiftEnd) && kind == other.kind;
    }

    private Figures withPlainTerms() {
        return new Figures(shiftEnd, kind, low, point, high, limit, indications);
    }

    /** Above zero if these say more than the others: more indications, or else more minutes. */
    int comparedTo(Figures other) {
        return indications == null || other.indications == null
                ? point.compareTo(other.point)
                : Integer.compare(indications.count(), other.indications.count());
    }
}
