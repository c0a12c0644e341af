package org.dutywatch.compliance.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.attention.AccessFixtures;
import org.dutywatch.compliance.model.attention.ProfileFixtures;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.measuring.SiteExemptions;
import org.dutywatch.compliance.model.policies.Limit;
import org.dutywatch.compliance.model.policies.Policy;
import org.dutywatch.compliance.model.policies.SiteScope;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.LimitCheck;
import org.dutywatch.compliance.model.verdicts.PostingVerdict;
import org.dutywatch.compliance.model.verdicts.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What follows from the facts of one shift with an hour of reading in which 30 minutes are allowed. */
class ShiftFactsTest {
    private static final Instant START = Instant.parse("2026-11-06T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));
    private static final SiteScope FACEBOOK = new SiteScope(List.of(), List.of("facebook"), List.of("facebook"));

    @Test
    void shouldAlertWhenTheLowFigureIsOverTheLimit() {
        var checked = facts(List.of(), null).checkLimits();

        assertThat(checked.limitChecks()).singleElement().satisfies(check -> {
            assertThat(check.verdict()).isInstanceOf(Verdict.Alert.class);
            assertThat(check.isShiftLimitForAllSites()).isTrue();
        });
    }

    @Test
    void shouldNeverAlertWhenTheRosterIsNotKnownForTheWholeShift() {
        var facts = facts(List.of(), END.minusSeconds(1));

        assertThat(facts.rosterKnown()).isFalse();
        assertThat(facts.checkLimits().limitChecks())
                .extracting(LimitCheck::verdict)
                .noneMatch(Verdict.Alert.class::isInstance);
        assertThat(facts(List.of(), END).rosterKnown()).isTrue();
    }

    @Test
    void shouldCountOnlyTheSitesOfAPolicyAndItsWeek() {
        var perWeek = new Policy(UUID.randomUUID(), 8, null, null, List.of(), Limit.of(Minutes.of(100)), FACEBOOK);

        var shares = facts(List.of(perWeek), null).checkLimits().weekShares();

        assertThat(shares).singleElement().satisfies(share -> {
            assertThat(share.policyVersion()).isEqualTo(8);
            assertThat(share.minutes().point())
                    .isLessThan(facts(List.of(), null).minutes().point());
        });
    }

    @Test
    void shouldHaveOtherChecksUnderOtherPoliciesAndTheSameMinutes() {
        var facts = facts(List.of(), null);

        var unlimited = facts.with((Policy) null, List.of());

        assertThat(unlimited.checkLimits().limitChecks()).isEmpty();
        assertThat(unlimited.minutes()).isEqualTo(facts.minutes());
    }

    @Test
    void shouldReadTheSameFactsByOtherProfiles() {
        var facts = facts(List.of(), null);

        assertThat(facts.with(ProfileFixtures.FIXED_GAPS).profiles()).isEqualTo(ProfileFixtures.FIXED_GAPS);
        assertThat(facts.with(ProfileFixtures.FIXED_GAPS).evidence()).isEqualTo(facts.evidence());
    }

    @Test
    void shouldSeeNoPostingInReading() {
        assertThat(facts(List.of(), null).posting()).isInstanceOf(PostingVerdict.NoIndication.class);
    }

    private static ShiftFacts facts(List<Policy> sitePolicies, @Nullable Instant rosterKnownUntil) {
        var evidence = new ArrayList<>(
                AccessFixtures.browsing(START.plus(Duration.ofHours(1)), Duration.ofMinutes(60), "facebook"));
        evidence.addAll(AccessFixtures.browsing(START.plus(Duration.ofHours(4)), Duration.ofMinutes(60), "reddit"));
        return new ShiftFacts(
                Shift.withoutBreak("E101", new Interval(START, END), ShiftKind.REGULAR),
                IntervalSet.empty(),
                SiteExemptions.NONE,
                IntervalSet.empty(),
                evidence,
                new Policy(UUID.randomUUID(), 7, Minutes.of(30)),
                ProfileFixtures.FIXED_GAPS,
                rosterKnownUntil,
                sitePolicies);
    }
}
