package org.dutywatch.compliance.cases.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.measuring.minutes.ExcludedMinutes;
import org.dutywatch.compliance.measuring.minutes.SiteMinutes;
import org.dutywatch.compliance.measuring.minutes.VersionLabels;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingSnapshot;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.access.CoarseFigures;
import org.jspecify.annotations.Nullable;

/**
 * A finding about one shift (or week) of one employee under one rule: a measurement with its uncertainty, never a
 * judgement.
 *
 * @param shiftStart planned start of the shift; of a weekly finding: of the shift that it names
 * @param snapshot the state of the finding in its current revision
 * @param basis what the estimate was computed from
 * @param openedAt when the first revision was made
 * @param changedAt when the current revision was made
 * @param dutyVersion version of the last {@code duty-changed} event about the employee before the evaluation that the
 *     figures are from read the roster; 0 if there was none
 */
public record Finding(
        UUID id,
        Rule rule,
        String employeeId,
        Instant shiftStart,
        FindingSnapshot snapshot,
        Basis basis,
        Instant openedAt,
        Instant changedAt,
        long dutyVersion) {
    /** A week in which the clocks are put back. */
    static final Duration WEEK = Duration.ofHours(169);

    /**
     * The time of the shifts that the finding rests on: its shift, or of a weekly finding all shifts of the week around
     * the one that it names.
     */
    public Interval evaluatedTime() {
        var shift = new Interval(shiftStart, snapshot.estimate().shiftEnd());
        return rule.isWeekly() ? shift.widened(WEEK) : shift;
    }

    /**
     * As it is shown under a pseudonym: with days instead of times, and coarse figures.
     *
     * @param day gives the day that is shown instead of a time
     */
    public Finding underPseudonym(UnaryOperator<Instant> day) {
        return new Finding(
                id,
                rule,
                employeeId,
                day.apply(shiftStart),
                new FindingSnapshot(
                        snapshot.revision(),
                        snapshot.tier(),
                        snapshot.state(),
                        coarse(snapshot.estimate(), day),
                        snapshot.resolution(),
                        snapshot.supersededBy()),
                basis.underPseudonym(),
                day.apply(openedAt),
                day.apply(changedAt),
                dutyVersion);
    }

    private static Estimate coarse(Estimate exact, UnaryOperator<Instant> day) {
        var indications = exact.indications();
        return new Estimate(
                day.apply(exact.shiftEnd()),
                exact.kind(),
                CoarseFigures.minutes(exact.low()),
                CoarseFigures.minutes(exact.point()),
                CoarseFigures.minutes(exact.high()),
                exact.limit(),
                indications == null ? null : indications.withoutTimes(CoarseFigures.count(indications.count())),
                exact.limitContext().withoutTimes());
    }

    /** The same finding in another revision, with the same basis. */
    public Finding withSnapshot(FindingSnapshot revised, Instant at) {
        return new Finding(id, rule, employeeId, shiftStart, revised, basis, openedAt, at, dutyVersion);
    }

    /** The same revision after an evaluation that found nothing new, with details that may differ. */
    public Finding refreshed(Estimate estimate, Basis details, long evaluatedWith) {
        var same = new FindingSnapshot(
                snapshot.revision(),
                snapshot.tier(),
                snapshot.state(),
                estimate,
                snapshot.resolution(),
                snapshot.supersededBy());
        return new Finding(id, rule, employeeId, shiftStart, same, details, openedAt, changedAt, evaluatedWith);
    }

    /**
     * What the estimate of a finding was computed from, and how the minutes divide.
     *
     * @param confidence name of the confidence class of the figures; {@link #NO_ACCESSES} where none counts
     * @param sites minutes by site; empty in a finding about posting
     * @param excluded minutes that were left out, by reason; empty in a finding about posting
     * @param profile version of the estimator profile
     * @param catalogue versions of the site catalogue
     * @param policy version of the policy; {@code none} in a finding about posting
     * @param firstAccess start of the first access that counts; null where none counts
     * @param lastAccess latest end of the activity of an access that counts; null where none counts
     */
    public record Basis(
            String confidence,
            List<SiteMinutes> sites,
            List<ExcludedMinutes> excluded,
            String profile,
            String catalogue,
            String policy,
            @Nullable Instant firstAccess,
            @Nullable Instant lastAccess) {
        /** The confidence class of figures that are based on no access: nothing about them is uncertain. */
        public static final String NO_ACCESSES =
                Confidence.of(false, false, true).name();

        private Basis underPseudonym() {
            return new Basis(
                    confidence,
                    SiteMinutes.coarse(sites),
                    ExcludedMinutes.coarse(excluded),
                    profile,
                    catalogue,
                    policy,
                    null,
                    null);
        }

        /** The same profile and policy, based on no access. */
        public Basis withoutMinutes() {
            return new Basis(
                    NO_ACCESSES, List.of(), List.of(), profile, VersionLabels.NO_CATALOGUE, policy, null, null);
        }
    }
}
