package org.dutywatch.compliance.model.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Minutes;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");

    @Test
    void shouldKeepEveryLimitOfTheDecision() {
        var window = new WindowLimit(Duration.ofHours(1), Limit.of(Minutes.of(10)));
        var week = new Limit(Minutes.of(120), Minutes.of(90));
        var limits = new Limits(new Limit(Minutes.of(30), Minutes.of(20)), List.of(window), week);
        var sites = new SiteScope(List.of(), List.of("facebook"), List.of("facebook"));
        var dated = new DatedPolicy(
                ID, 7, new Coverage(null, null, Set.of()), sites, limits, Instant.parse("2026-11-01T00:00:00Z"), null);

        var policy = Policy.of(dated);

        assertThat(policy.version()).isEqualTo(7);
        assertThat(policy.sites()).isEqualTo(sites);
        assertThat(policy.limits()).isEqualTo(limits);
    }

    @Test
    void shouldHaveNoShiftLimitWhereTheDecisionHasNone() {
        var window = new WindowLimit(Duration.ofHours(1), Limit.of(Minutes.of(10)));
        var dated = new DatedPolicy(
                ID,
                7,
                new Coverage("Patrol", null, Set.of(ShiftKind.REGULAR)),
                SiteScope.ALL,
                new Limits(null, List.of(window), null),
                Instant.parse("2026-11-01T00:00:00Z"),
                null);

        assertThat(Policy.of(dated).limits().perShift()).isNull();
        assertThat(Policy.of(dated).limits().perWindow()).containsExactly(window);
    }

    @Test
    void shouldLimitEverySiteUnlessSomeAreNamed() {
        assertThat(SiteScope.ALL.contains("anything")).isTrue();
        assertThat(new SiteScope(List.of(), List.of("facebook"), List.of("facebook")).contains("reddit"))
                .isFalse();
    }

    @Test
    void shouldRefuseANoticeLevelThatIsNotBelowItsLimit() {
        assertThatThrownBy(() -> new Limit(Minutes.of(30), Minutes.of(30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("below its limit");
    }

    @Test
    void shouldRefuseAWindowWithoutLength() {
        assertThatThrownBy(() -> new WindowLimit(Duration.ZERO, Limit.of(Minutes.of(10))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than zero");
    }

    @Test
    void shouldListKindsInTheirDeclaredOrder() {
        var coverage = new Coverage(null, null, Set.of(ShiftKind.COURT, ShiftKind.REGULAR, ShiftKind.OVERTIME));

        assertThat(coverage.sortedKinds()).containsExactly(ShiftKind.REGULAR, ShiftKind.OVERTIME, ShiftKind.COURT);
    }
}
