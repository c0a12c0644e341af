package org.dutywatch.compliance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.model.attention.AccessFixtures.browsing;
import static org.dutywatch.compliance.model.attention.AccessFixtures.embeddedButtons;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.AttentionSession;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.FindingLifecycle;
import org.dutywatch.compliance.model.findings.FindingLifecycle.FindingRevision;
import org.dutywatch.compliance.model.findings.FindingSnapshot;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.measuring.ExclusionReason;
import org.dutywatch.compliance.model.policies.Policy;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.LimitCheck;
import org.dutywatch.compliance.model.verdicts.LimitPeriod;
import org.dutywatch.compliance.model.verdicts.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The module decides what the accesses in one shift mean. What enters is {@link ShiftFacts}: the accesses, the shift,
 * its exemptions, the limit and the profile of the estimator. What leaves, step by step: attention, minutes, the check
 * of the limit, and the revision of a finding; each step is a function of the one before, so the same facts always give
 * the same finding.
 */
class FromAccessesToFindingTest {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");
    private static final Interval LUNCH = new Interval(at(240), at(270));
    private static final Minutes LIMIT = Minutes.of(30);

    /** 40 minutes of reading, 10 more at lunch, and an hour on a news page whose like buttons load by themselves. */
    private static final List<AccessObservation> ACCESSES = accesses();

    @Test
    void shouldSeeAttentionOnlyWhereAPersonOpenedPagesWhenAccessesAreRead() {
        var attention = facts(IntervalSet.empty()).estimator().estimate(ACCESSES);

        assertThat(attention.sessions())
                .extracting((AttentionSession session) -> session.interval().start())
                .containsExactly(at(60), at(245));
        assertThat(attention.low().length()).isLessThan(attention.point().length());
        assertThat(attention.point().length()).isLessThan(attention.high().length());
    }

    @Test
    void shouldCountTheMinutesOnDutyAndSayWhatIsNotCountedWhenAttentionMeetsTheShift() {
        var minutes = facts(IntervalSet.empty()).minutes();

        assertThat(minutes.point()).isBetween(Minutes.of(39), Minutes.of(42));
        assertThat(minutes.low()).isGreaterThan(LIMIT).isLessThan(minutes.point());
        assertThat(minutes.bySite()).containsOnlyKeys("facebook");
        assertThat(minutes.excluded()).containsOnlyKeys(ExclusionReason.BREAK, ExclusionReason.EMBED);
    }

    @Test
    void shouldAlertWhenEvenTheLowMinutesAreOverTheLimit() {
        LimitCheck check = check(facts(IntervalSet.empty()));

        assertThat(check.limit().most()).isEqualTo(LIMIT);
        assertThat(check.verdict()).isInstanceOf(Verdict.Alert.class);
        assertThat(Tier.of(check.verdict())).contains(Tier.ALERT);
    }

    @Test
    void shouldOpenTheFirstRevisionWhenTheCheckIsAnAlert() {
        var facts = facts(IntervalSet.empty());

        var finding = firstRevision(facts);

        assertThat(finding.change()).isEqualTo(FindingChangeKind.OPENED);
        assertThat(finding.snapshot().revision()).isEqualTo(1);
        assertThat(finding.snapshot().state()).isEqualTo(FindingState.OPEN);
        assertThat(finding.snapshot().estimate().low())
                .isEqualTo(facts.minutes().low());
        assertThat(next(finding.snapshot(), facts)).isEmpty();
    }

    @Test
    void shouldWithdrawTheFindingWhenTheReadingTurnsOutToBeOfficialBusiness() {
        var finding = firstRevision(facts(IntervalSet.empty()));
        var officialBusiness = facts(IntervalSet.of(new Interval(at(60), at(90))));

        assertThat(officialBusiness.minutes().excluded()).containsEntry(ExclusionReason.EXEMPT, Minutes.of(30));
        assertThat(check(officialBusiness).verdict()).isInstanceOf(Verdict.WithinLimit.class);
        assertThat(next(finding.snapshot(), officialBusiness)).hasValueSatisfying(revision -> {
            assertThat(revision.change()).isEqualTo(FindingChangeKind.WITHDRAWN);
            assertThat(revision.snapshot().revision()).isEqualTo(2);
        });
    }

    /** A shift of ten hours with a lunch break. */
    private static ShiftFacts facts(IntervalSet exempt) {
        var shift = new Shift(
                "E101", new Interval(START, at(600)), ShiftKind.REGULAR, IntervalSet.of(LUNCH), IntervalSet.empty());
        var policy = new Policy(UUID.fromString("11111111-2222-3333-4444-555555555555"), 1, LIMIT);
        return new ShiftFacts(shift, exempt, IntervalSet.empty(), ACCESSES, policy, EstimatorProfiles.V2);
    }

    private static LimitCheck check(ShiftFacts facts) {
        return LimitCheck.mostSevere(facts.checkLimits().limitChecks(), LimitPeriod.SHIFT)
                .orElseThrow();
    }

    private static FindingRevision firstRevision(ShiftFacts facts) {
        return next(null, facts).orElseThrow();
    }

    private static Optional<FindingRevision> next(@Nullable FindingSnapshot previous, ShiftFacts facts) {
        var check = check(facts);
        var figures = check.figures();
        var estimate = new Estimate(
                facts.shift().worked().end(),
                facts.shift().kind(),
                figures.low(),
                figures.point(),
                figures.high(),
                check.limit().most());
        return FindingLifecycle.next(previous, Tier.of(check.verdict()).orElse(null), estimate);
    }

    private static List<AccessObservation> accesses() {
        List<AccessObservation> accesses = new ArrayList<>(browsing(at(60), Duration.ofMinutes(40), "facebook"));
        accesses.addAll(browsing(at(245), Duration.ofMinutes(10), "facebook"));
        accesses.addAll(embeddedButtons(at(400), Duration.ofMinutes(60)));
        return accesses;
    }

    private static Instant at(int minutesIntoShift) {
        return START.plus(Duration.ofMinutes(minutesIntoShift));
    }
}
