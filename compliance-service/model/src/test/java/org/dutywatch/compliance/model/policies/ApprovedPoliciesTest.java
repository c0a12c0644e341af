package org.dutywatch.compliance.model.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.policies.Coverage.PolicySubject;
import org.dutywatch.compliance.model.time.Minutes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApprovedPoliciesTest {
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T05:00:00Z");
    private static final Instant SHIFT = Instant.parse("2026-11-09T12:00:00Z");
    private static final PolicySubject PATROL_SERGEANT = new PolicySubject("Patrol", "Sergeant", ShiftKind.REGULAR);
    private static final SiteScope DATING = new SiteScope(List.of("DATING"), List.of(), List.of("tinder"));

    private long drafted;

    @Test
    void shouldPreferTheUnitThenTheRankThenTheKindWhateverTheDates() {
        var kind = policy(covering(null, null, ShiftKind.REGULAR), 30, "2026-11-05T00:00:00Z");
        var rank = policy(covering(null, "Sergeant"), 30, "2026-11-04T00:00:00Z");
        var rankAndKind = policy(covering(null, "Sergeant", ShiftKind.REGULAR), 30, "2026-11-03T00:00:00Z");
        var unit = policy(covering("Patrol", null), 30, "2026-11-02T00:00:00Z");
        var unitAndRank = policy(covering("Patrol", "Sergeant"), 30, "2026-11-01T00:00:00Z");
        var general = policy(covering(null, null), 30, "2026-11-06T00:00:00Z");

        assertThat(applicable(general)).containsExactly(general);
        assertThat(applicable(general, kind)).containsExactly(kind);
        assertThat(applicable(general, kind, rank)).containsExactly(rank);
        assertThat(applicable(general, kind, rank, rankAndKind)).containsExactly(rankAndKind);
        assertThat(applicable(general, kind, rank, rankAndKind, unit)).containsExactly(unit);
        assertThat(applicable(general, kind, rank, rankAndKind, unit, unitAndRank))
                .containsExactly(unitAndRank);
    }

    @Test
    void shouldApplyTheLatestEffectiveOfEquallySpecificOnesUntilItEnds() {
        var first = policy(covering("Patrol", null), 30, "2026-11-01T00:00:00Z");
        var later = policy(covering("Patrol", null), 40, "2026-11-05T00:00:00Z");
        var corrected = policy(covering("Patrol", null), 45, "2026-11-05T00:00:00Z");
        var notYet = policy(covering("Patrol", null), 50, "2026-11-09T12:00:01Z");
        var ended = until(policy(covering("Patrol", null), 20, "2026-11-08T00:00:00Z"), "2026-11-09T12:00:00Z");

        assertThat(applicable(first, corrected, later, notYet, ended)).containsExactly(corrected);
    }

    @Test
    void shouldNotCoverOtherUnitsRanksOrKinds() {
        assertThat(applicable(policy(covering("Traffic", null), 30, "2026-11-01T00:00:00Z")))
                .isEmpty();
        assertThat(applicable(policy(covering(null, "Officer"), 30, "2026-11-01T00:00:00Z")))
                .isEmpty();
        assertThat(applicable(policy(covering(null, null, ShiftKind.DETAIL), 30, "2026-11-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void shouldApplyLimitsForParticularSitesBesideTheOneForAllSites() {
        var all = policy(covering(null, null), 30, "2026-11-01T00:00:00Z");
        var old = forSites(DATING, policy(covering(null, null), 10, "2026-11-01T00:00:00Z"));
        var wider = new SiteScope(List.of("DATING"), List.of(), List.of("bumble", "tinder"));
        var dating = forSites(wider, policy(covering(null, null), 5, "2026-11-02T00:00:00Z"));

        assertThat(applicable(dating, old, all)).containsExactly(all, dating);
    }

    @Test
    void shouldNotBeHarsherWhenItAllowsAsMuchOrMore() {
        assertThat(isHarsher(limits(30, null), limits(30, null))).isFalse();
        assertThat(isHarsher(limits(31, null), limits(30, null))).isFalse();
        assertThat(isHarsher(limits(30, 20), limits(30, 20))).isFalse();
        assertThat(isHarsher(limits(30, null), limits(30, 20))).isFalse();
        assertThat(isHarsher(limits(40, 30), limits(30, null))).isFalse();
        assertThat(isHarsher(window(60, 10), window(60, 10))).isFalse();
        assertThat(isHarsher(window(30, 10), window(60, 10))).isFalse();
    }

    @Test
    void shouldBeHarsherWhenItCanLeadToFurtherFindings() {
        assertThat(isHarsher(limits(29, null), limits(30, null))).isTrue();
        assertThat(isHarsher(limits(60, 20), limits(30, null))).isTrue();
        assertThat(isHarsher(limits(30, 10), limits(30, 20))).isTrue();
        assertThat(isHarsher(window(60, 10), limits(30, null))).isTrue();
        assertThat(isHarsher(window(120, 10), window(60, 10))).isTrue();
        assertThat(isHarsher(window(60, 9), window(60, 10))).isTrue();
        assertThat(isHarsher(new Limits(null, List.of(), Limit.of(Minutes.of(90))), limits(30, null)))
                .isTrue();
    }

    @Test
    void shouldAllowAFirstLimitForThePastButNoHarsherOneAfterIt() {
        var first = policy(covering("Patrol", null), 30, "2026-11-01T00:00:00Z");
        var harsher = policy(covering("Patrol", null), 20, "2026-11-01T00:00:00Z");
        var milder = policy(covering("Patrol", null), 40, "2026-11-01T00:00:00Z");

        assertThat(approvedPolicies().isMadeHarsherBy(first, PATROL_SERGEANT, SHIFT))
                .isFalse();
        assertThat(approvedPolicies(first).isMadeHarsherBy(harsher, PATROL_SERGEANT, SHIFT))
                .isTrue();
        assertThat(approvedPolicies(first).isMadeHarsherBy(milder, PATROL_SERGEANT, SHIFT))
                .isFalse();
    }

    @Test
    void shouldBeHarsherWhenItLimitsAKindOrSitesThatHadNoLimit() {
        var regular = policy(covering(null, null, ShiftKind.REGULAR), 30, "2026-11-01T00:00:00Z");
        var detail = policy(covering(null, null, ShiftKind.DETAIL), 60, "2026-11-01T00:00:00Z");
        var dating = forSites(DATING, policy(covering(null, null), 60, "2026-11-01T00:00:00Z"));

        assertThat(approvedPolicies(regular)
                        .isMadeHarsherBy(detail, new PolicySubject("Patrol", "Sergeant", ShiftKind.DETAIL), SHIFT))
                .isTrue();
        assertThat(approvedPolicies(regular).isMadeHarsherBy(detail, PATROL_SERGEANT, SHIFT))
                .isFalse();
        assertThat(approvedPolicies(regular).isMadeHarsherBy(dating, PATROL_SERGEANT, SHIFT))
                .isTrue();
    }

    private static boolean isHarsher(Limits mine, Limits theirs) {
        return mine.isHarsherThan(theirs);
    }

    private static Limits limits(int most, @Nullable Integer notice) {
        return Limits.perShift(new Limit(Minutes.of(most), notice == null ? null : Minutes.of(notice)));
    }

    private static Limits window(int length, int most) {
        return new Limits(null, List.of(new WindowLimit(Duration.ofMinutes(length), Limit.of(Minutes.of(most)))), null);
    }

    private static Coverage covering(@Nullable String unit, @Nullable String rank, ShiftKind... kinds) {
        return new Coverage(unit, rank, Set.of(kinds));
    }

    private DatedPolicy policy(Coverage coverage, int most, String from) {
        drafted++;
        return new DatedPolicy(
                new UUID(0, drafted), drafted, coverage, SiteScope.ALL, limits(most, null), Instant.parse(from), null);
    }

    private static DatedPolicy until(DatedPolicy one, String until) {
        return new DatedPolicy(
                one.id(), one.version(), one.coverage(), one.sites(), one.limits(), NOVEMBER, Instant.parse(until));
    }

    private static DatedPolicy forSites(SiteScope sites, DatedPolicy one) {
        return new DatedPolicy(one.id(), one.version(), one.coverage(), sites, one.limits(), one.from(), null);
    }

    private static ApprovedPolicies approvedPolicies(DatedPolicy... approved) {
        return new ApprovedPolicies(List.of(approved));
    }

    private static List<DatedPolicy> applicable(DatedPolicy... approved) {
        return approvedPolicies(approved).applicableTo(PATROL_SERGEANT, SHIFT);
    }
}
