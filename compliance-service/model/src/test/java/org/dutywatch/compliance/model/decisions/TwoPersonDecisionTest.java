package org.dutywatch.compliance.model.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.decisions.DecisionOutcome.Refusal;
import org.dutywatch.compliance.model.decisions.DecisionOutcome.Refused;
import org.dutywatch.compliance.model.decisions.DecisionOutcome.Settled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TwoPersonDecisionTest {
    private static final Instant ASKED = Instant.parse("2026-11-05T12:00:00Z");
    private static final Instant OVER = ASKED.plus(Duration.ofDays(14));
    private static final Instant LATER = ASKED.plus(Duration.ofHours(1));
    private static final Actor CLERK = new Actor("clerk", "E020");
    private static final Decider SERGEANT = new Decider(new Actor("sergeant", "E010"), false);
    private static final Decider CHIEF = new Decider(new Actor("chief", null), true);

    @ParameterizedTest
    @EnumSource(DecisionKind.class)
    void shouldRefuseTheAuthorAndTheSubjectWhateverTheirRoles(DecisionKind kind) {
        var decision = asked(kind);

        assertThat(decision.approve(new Decider(CLERK, true), LATER)).isEqualTo(new Refused(Refusal.AUTHOR));
        assertThat(decision.approve(new Decider(new Actor("clerk-2", "E020"), true), LATER))
                .as("another account of the author")
                .isEqualTo(new Refused(Refusal.AUTHOR));
        assertThat(decision.decline(new Decider(new Actor("officer", "E101"), true), LATER, "no"))
                .isEqualTo(new Refused(Refusal.SUBJECT));
    }

    @Test
    void shouldLetTheChainOfCommandOrARoleDecide() {
        assertThat(asked().approve(SERGEANT, LATER)).isInstanceOf(Settled.class);
        assertThat(asked().approve(CHIEF, LATER)).isInstanceOf(Settled.class);
        assertThat(asked().approve(new Decider(new Actor("stranger", "E099"), false), LATER))
                .isEqualTo(new Refused(Refusal.NO_AUTHORITY));
        assertThat(asked().approve(new Decider(new Actor("guest", null), false), LATER))
                .isEqualTo(new Refused(Refusal.NO_AUTHORITY));
    }

    @Test
    void shouldLeaveTheAuthorAndTheSubjectsOutOfTheDeciders() {
        var decision = TwoPersonDecision.asked(UUID.randomUUID(), DecisionKind.ROSTER_CORRECTION, CLERK, ASKED)
                .about(Set.of("E101", "E102"), List.of("E102", "E010", "E020", "E001"));

        assertThat(decision.deciders()).containsExactly("E010", "E001");
    }

    @Test
    void shouldRememberWhoDecidedWhenAndWhy() {
        var declined = settled(asked().decline(SERGEANT, LATER, "the duty sheet says otherwise"));

        assertThat(declined.settlement())
                .isEqualTo(new TwoPersonDecision.Settlement(
                        DecisionState.DECLINED, SERGEANT.actor(), LATER, "the duty sheet says otherwise"));
    }

    @Test
    void shouldRefuseASecondDecision() {
        var approved = settled(asked().approve(SERGEANT, LATER));

        assertThat(approved.decline(CHIEF, LATER, "too late")).isEqualTo(new Refused(Refusal.SETTLED));
        assertThat(approved.approve(CHIEF, LATER)).isEqualTo(new Refused(Refusal.SETTLED));
        assertThat(approved.expire(OVER)).isEqualTo(new Refused(Refusal.SETTLED));
        assertThat(approved.stateAt(OVER)).isEqualTo(DecisionState.APPROVED);
    }

    @Test
    void shouldExpireWhenItsTimeIsOverAndNotBefore() {
        assertThat(asked().expire(OVER.minusNanos(1))).isEqualTo(new Refused(Refusal.SETTLED));
        assertThat(asked().approve(SERGEANT, OVER.minusNanos(1))).isInstanceOf(Settled.class);

        assertThat(asked().approve(SERGEANT, OVER)).isEqualTo(new Refused(Refusal.SETTLED));
        assertThat(asked().stateAt(OVER)).isEqualTo(DecisionState.EXPIRED);
        assertThat(settled(asked().expire(OVER)).state()).isEqualTo(DecisionState.EXPIRED);
    }

    @Test
    void shouldNeverExpireWhenItHasNoTime() {
        var decision = TwoPersonDecision.asked(UUID.randomUUID(), DecisionKind.POLICY, CLERK, ASKED);

        assertThat(decision.expire(Instant.MAX)).isEqualTo(new Refused(Refusal.SETTLED));
        assertThat(decision.approve(CHIEF, Instant.MAX)).isInstanceOf(Settled.class);
    }

    private static TwoPersonDecision asked() {
        return asked(DecisionKind.ROSTER_CORRECTION);
    }

    private static TwoPersonDecision asked(DecisionKind kind) {
        return TwoPersonDecision.asked(UUID.randomUUID(), kind, CLERK, ASKED)
                .about(Set.of("E101"), List.of("E010", "E001"))
                .until(OVER);
    }

    private static TwoPersonDecision settled(DecisionOutcome outcome) {
        assertThat(outcome).isInstanceOf(Settled.class);
        return ((Settled) outcome).decision();
    }
}
