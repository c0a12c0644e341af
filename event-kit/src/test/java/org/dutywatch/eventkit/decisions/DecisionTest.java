package org.dutywatch.eventkit.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.Decision.Decider;
import org.dutywatch.eventkit.decisions.Decision.Settlement;
import org.dutywatch.eventkit.decisions.DecisionRules.Refusal;
import org.dutywatch.eventkit.rest.Login;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Instant ASKED = Instant.parse("2026-11-05T12:00:00Z");
    private static final Instant OVER = ASKED.plus(Duration.ofDays(14));
    private static final Instant LATER = ASKED.plus(Duration.ofHours(1));
    private static final Person CLERK = person("clerk", "E020");
    private static final Decider SERGEANT = new Decider(person("sergeant", "E010"), false, true, Set.of("E001"));
    private static final Decider CHIEF = new Decider(new Person("chief", null, Set.of()), true, false, Set.of());

    private enum Kind implements DecisionRules {
        ORDER;

        @Override
        public String noun() {
            return "order";
        }

        @Override
        public List<String> roles() {
            return List.of("chief");
        }
    }

    @Test
    void shouldRefuseTheAuthorAndTheSubjectWhateverTheirRoles() {
        var decision = asked();

        assertThat(decision.refusalToDecide(byRole(CLERK), LATER)).contains(Refusal.AUTHOR);
        assertThat(decision.refusalToDecide(byRole(person("clerk-2", "E020")), LATER))
                .as("another account of the author")
                .contains(Refusal.AUTHOR);
        assertThat(decision.refusalToDecide(byRole(person("officer", "E101")), LATER))
                .contains(Refusal.SUBJECT);
    }

    @Test
    void shouldKnowAnAuthorByHisAccountAndByAnyOfHisIds() {
        var login = new Login("issuer", "subject");
        var author = new Person("clerk", login, Set.of("E020", "E021"));
        var decision = Decision.asked(UUID.randomUUID(), Kind.ORDER, author, ASKED, OVER);

        assertThat(decision.refusalToDecide(byRole(new Person("renamed", login, Set.of())), LATER))
                .contains(Refusal.AUTHOR);
        assertThat(decision.refusalToDecide(byRole(person("other", "E021")), LATER))
                .contains(Refusal.AUTHOR);
        assertThat(decision.refusalToDecide(byRole(person("other", "E022")), LATER))
                .isEmpty();
    }

    @Test
    void shouldRefuseWhoeverIsBelowTheSubject() {
        var below = new Decider(person("recruit", "E200"), true, true, Set.of("E101"));

        assertThat(asked().refusalToDecide(below, LATER)).contains(Refusal.SUPERIOR);
    }

    @Test
    void shouldLetThoseAboveOrARoleDecide() {
        assertThat(asked().refusalToDecide(SERGEANT, LATER)).isEmpty();
        assertThat(asked().refusalToDecide(CHIEF, LATER)).isEmpty();
        assertThat(asked().refusalToDecide(new Decider(SERGEANT.person(), false, false, Set.of()), LATER))
                .as("above, but without the role of a supervisor")
                .contains(Refusal.NO_AUTHORITY);
        assertThat(asked().refusalToDecide(new Decider(person("stranger", "E099"), false, true, Set.of()), LATER))
                .contains(Refusal.NO_AUTHORITY);
    }

    @Test
    void shouldLeaveTheAuthorsAndTheSubjectsOutOfTheDeciders() {
        var decision = Decision.asked(UUID.randomUUID(), Kind.ORDER, CLERK, ASKED, OVER)
                .alsoBy(Set.of(person("reporter", "E030")))
                .about(Set.of("E101", "E102"), List.of("E102", "E010", "E020", "E030", "E001"));

        assertThat(decision.deciders()).containsExactly("E010", "E001");
    }

    @Test
    void shouldLetOnlyAnAuthorWithdrawIt() {
        var decision = asked().alsoBy(Set.of(person("subscriber", "E040")));

        assertThat(decision.refusalToWithdraw(CLERK, LATER)).isEmpty();
        assertThat(decision.refusalToWithdraw(person("another-name", "E040"), LATER))
                .isEmpty();
        assertThat(decision.refusalToWithdraw(SERGEANT.person(), LATER)).contains(Refusal.NOT_AUTHOR);
        assertThat(decision.refusalToWithdraw(CLERK, OVER)).contains(Refusal.SETTLED);
    }

    @Test
    void shouldNameNobodyAsDeciderWhenItWasWithdrawn() {
        var withdrawn = asked().settled(new Settlement(DecisionState.WITHDRAWN, CLERK, LATER, null));

        assertThat(withdrawn.state()).isEqualTo(DecisionState.WITHDRAWN);
        assertThat(withdrawn.decidedBy()).isNull();
    }

    @Test
    void shouldRefuseASecondDecision() {
        var approved = asked().settled(new Settlement(DecisionState.APPROVED, SERGEANT.person(), LATER, null));

        assertThat(approved.refusalToDecide(CHIEF, LATER)).contains(Refusal.SETTLED);
        assertThat(approved.refusalToWithdraw(CLERK, LATER)).contains(Refusal.SETTLED);
        assertThat(approved.stateAt(OVER)).isEqualTo(DecisionState.APPROVED);
        var again = new Settlement(DecisionState.DECLINED, CHIEF.person(), LATER, "too late");
        assertThatThrownBy(() -> approved.settled(again)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldExpireWhenItsTimeIsOverAndNotBefore() {
        assertThat(asked().refusalToDecide(CHIEF, OVER.minusNanos(1))).isEmpty();
        assertThat(asked().refusalToDecide(CHIEF, OVER)).contains(Refusal.SETTLED);
        assertThat(asked().stateAt(OVER)).isEqualTo(DecisionState.EXPIRED);
    }

    private static Decider byRole(Person person) {
        return new Decider(person, true, true, Set.of());
    }

    private static Person person(String user, String id) {
        return new Person(user, null, Set.of(id));
    }

    private static Decision asked() {
        return Decision.asked(UUID.randomUUID(), Kind.ORDER, CLERK, ASKED, OVER)
                .about(Set.of("E101"), List.of("E010", "E001"));
    }
}
