package org.dutywatch.compliance.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.dutywatch.compliance.attention.domain.AccessFixtures;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.junit.jupiter.api.Test;

class ToldEvidenceTest {
    private static final Instant END = Instant.parse("2026-11-06T22:00:00Z");

    @Test
    void shouldTellNoAccessAfterTheShiftWhenAVisitGoesOnThen() {
        var evidence = AccessFixtures.browsing(END.minus(Duration.ofMinutes(10)), Duration.ofMinutes(30), "facebook");
        evidence.addAll(AccessFixtures.browsing(END.plus(Duration.ofMinutes(2)), Duration.ofMinutes(5), "reddit"));
        var span = new Interval(END.minus(Duration.ofHours(10)), END);
        var facts = new ShiftFacts(
                Shift.withoutBreak("E101", span, ShiftKind.REGULAR),
                IntervalSet.empty(),
                IntervalSet.empty(),
                evidence,
                null,
                EstimatorProfiles.V2);

        var stretch = new ToldEvidence(facts, facts.estimator().estimate(evidence))
                .stretches()
                .get(0);

        assertThat(stretch.sites()).isEqualTo(List.of("facebook"));
        assertThat(stretch.openedBy())
                .isNotEmpty()
                .allMatch(access -> access.start().isBefore(END));
        assertThat(Objects.requireNonNull(stretch.closedBy()).start()).isBefore(END);
    }
}
