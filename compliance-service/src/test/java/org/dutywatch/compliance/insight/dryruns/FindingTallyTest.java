package org.dutywatch.compliance.insight.dryruns;

import static org.assertj.core.api.Assertions.assertThat;

import org.dutywatch.compliance.insight.dryruns.FindingTally.PolicySide;
import org.dutywatch.compliance.insight.dryruns.PolicyDryRunResponse.FindingCounts;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.model.findings.Tier;
import org.junit.jupiter.api.Test;

class FindingTallyTest {
    private final FindingTally tally = new FindingTally();

    @Test
    void shouldRoundDownSoThatOnePersonMoreDoesNotShow() {
        alertsOf(6, PolicySide.IN_FORCE);
        alertsOf(7, PolicySide.DRAFT);

        assertThat(tally.roundedTotal(PolicySide.IN_FORCE, 5)).isEqualTo(new FindingCounts(5, 0));
        assertThat(tally.roundedTotal(PolicySide.DRAFT, 5)).isEqualTo(new FindingCounts(5, 0));
    }

    @Test
    void shouldShowNoNumberOfFewPeopleHoweverManyFindingsTheyHave() {
        for (int i = 0; i < 20; i++) {
            tally.countFinding("Patrol", "E1", PolicySide.DRAFT, Rule.ON_DUTY_ACCESS_PER_SHIFT, Tier.REVIEW);
        }

        assertThat(tally.roundedTotal(PolicySide.DRAFT, 5)).isEqualTo(new FindingCounts(0, null));
    }

    @Test
    void shouldBeExactForAnAuditor() {
        alertsOf(3, PolicySide.DRAFT);

        assertThat(tally.roundedTotal(PolicySide.DRAFT, 1)).isEqualTo(new FindingCounts(3, 0));
    }

    private void alertsOf(int people, PolicySide side) {
        for (int i = 0; i < people; i++) {
            tally.countShift("Patrol", "E" + i);
            tally.countFinding("Patrol", "E" + i, side, Rule.ON_DUTY_ACCESS_PER_SHIFT, Tier.ALERT);
        }
    }
}
