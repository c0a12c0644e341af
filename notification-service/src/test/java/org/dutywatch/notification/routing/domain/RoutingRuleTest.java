package org.dutywatch.notification.routing.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.duty.domain.Supervision;
import org.dutywatch.notification.routing.domain.Route.Step;
import org.dutywatch.notification.routing.domain.Route.StepDecision;
import org.dutywatch.notification.routing.domain.Route.SupervisorReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutingRuleTest {
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, String> rosterSupervisors = new HashMap<>();
    private final Map<String, String> actingSupervisors = new HashMap<>();
    private final RoutingRule rule = new RoutingRule(id -> Optional.ofNullable(people.get(id)), new Supervision() {
        @Override
        public Optional<String> rosterSupervisorOf(String employeeId) {
            return Optional.ofNullable(rosterSupervisors.get(employeeId));
        }

        @Override
        public Optional<String> actingFor(String supervisorId) {
            return Optional.ofNullable(actingSupervisors.get(supervisorId));
        }
    });

    @Test
    void shouldNotifyTheSupervisorOfTheSubject() {
        givenAPerson("officer", "sergeant");
        givenAPerson("sergeant", "lieutenant");

        assertEquals("sergeant", supervisorOf("officer"));
    }

    @Test
    void shouldSkipUpwardWhenTheSupervisorIsTheSubject() {
        givenAPerson("chief", "chief");

        Route route = rule.route("chief");

        assertInstanceOf(Route.ToAdministrators.class, route);
        assertEquals(
                List.of(
                        new Step("chief", StepDecision.SUBJECT, null, null),
                        new Step("chief", StepDecision.SKIPPED_IS_SUBJECT, SupervisorReason.STANDING, null),
                        new Step("chief", StepDecision.LOOP, SupervisorReason.STANDING, null)),
                route.steps());
    }

    @Test
    void shouldSkipASecondRecordOfTheSubject() {
        givenAPerson("officer", "officer-acting");
        people.put("officer-acting", new Person("officer-acting", true, "x", "OFFICER@pd.example", "u", "sergeant"));
        givenAPerson("sergeant", null);

        assertEquals("sergeant", supervisorOf("officer"));
    }

    @Test
    void shouldSkipInactiveAndUnreachableSupervisors() {
        givenAPerson("officer", "left");
        people.put("left", new Person("left", false, "x", "left@pd.example", "u", "mute"));
        people.put("mute", new Person("mute", true, "x", " ", "u", "nomail"));
        people.put("nomail", new Person("nomail", true, "x", null, "u", "chief"));
        givenAPerson("chief", null);

        Route route = rule.route("officer");

        assertEquals(
                "chief",
                assertInstanceOf(Route.ToSupervisor.class, route).supervisor().employeeId());
        assertEquals(
                List.of(
                        StepDecision.SUBJECT,
                        StepDecision.SKIPPED_INACTIVE,
                        StepDecision.SKIPPED_NO_MAIL,
                        StepDecision.SKIPPED_NO_MAIL,
                        StepDecision.TOLD),
                route.steps().stream().map(Step::decision).toList());
    }

    @Test
    void shouldNotifyTheAdministratorsAtTheTopOfTheChain() {
        givenAPerson("chief", null);
        givenAPerson("deputy", " ");

        assertInstanceOf(Route.ToAdministrators.class, rule.route("chief"));
        assertInstanceOf(Route.ToAdministrators.class, rule.route("deputy"));
    }

    @Test
    void shouldNotifyTheAdministratorsWhenTheChainFormsALoop() {
        givenAPerson("officer", "a");
        people.put("a", new Person("a", false, "a", null, "u", "b"));
        people.put("b", new Person("b", false, "b", null, "u", "a"));

        assertInstanceOf(Route.ToAdministrators.class, rule.route("officer"));
    }

    @Test
    void shouldWaitForASubjectThatIsNotKnownYet() {
        assertEquals(
                new Route.NotYetKnown("new", List.of(new Step("new", StepDecision.NOT_YET_KNOWN, null, null))),
                rule.route("new"));
    }

    @Test
    void shouldWaitForASupervisorThatIsNotKnownYet() {
        givenAPerson("officer", "sergeant");

        Route route = rule.route("officer");

        assertEquals(
                "sergeant", assertInstanceOf(Route.NotYetKnown.class, route).employeeId());
    }

    @Test
    void shouldNotifyTheSupervisorOfTheRosterBeforeTheRegularOne() {
        givenASquad();
        rosterSupervisors.put("officer", "other-sergeant");

        Route route = rule.route("officer");

        assertEquals(
                List.of(
                        new Step("officer", StepDecision.SUBJECT, null, null),
                        new Step("other-sergeant", StepDecision.TOLD, SupervisorReason.ROSTER, null)),
                route.steps());
    }

    @Test
    void shouldNotifyTheActingSupervisor() {
        givenASquad();
        actingSupervisors.put("sergeant", "colleague");

        assertEquals(
                List.of(
                        new Step("officer", StepDecision.SUBJECT, null, null),
                        new Step("colleague", StepDecision.TOLD, SupervisorReason.ACTING, "sergeant")),
                rule.route("officer").steps());
        rosterSupervisors.put("officer", "other-sergeant");
        actingSupervisors.put("other-sergeant", "lieutenant");
        assertEquals("lieutenant", supervisorOf("officer"));
    }

    @Test
    void shouldNotNotifyTheSubjectWhenHeActsForHisOwnSupervisor() {
        givenASquad();
        actingSupervisors.put("sergeant", "officer");

        assertEquals(
                List.of(
                        new Step("officer", StepDecision.SUBJECT, null, null),
                        new Step("officer", StepDecision.SKIPPED_IS_SUBJECT, SupervisorReason.ACTING, "sergeant"),
                        new Step("lieutenant", StepDecision.TOLD, SupervisorReason.STANDING, null)),
                rule.route("officer").steps());
    }

    @Test
    void shouldGoOnFromTheRegularSupervisorWhenTheActingOneCannotBeNotified() {
        givenASquad();
        people.put("colleague", new Person("colleague", true, "x", null, "u", "somebody-else"));
        actingSupervisors.put("sergeant", "colleague");
        actingSupervisors.put("lieutenant", "captain");
        givenAPerson("captain", null);

        assertEquals(
                List.of(
                        new Step("officer", StepDecision.SUBJECT, null, null),
                        new Step("colleague", StepDecision.SKIPPED_NO_MAIL, SupervisorReason.ACTING, "sergeant"),
                        new Step("captain", StepDecision.TOLD, SupervisorReason.ACTING, "lieutenant")),
                rule.route("officer").steps());
    }

    @Test
    void shouldWaitForAnActingSupervisorThatIsNotKnownYet() {
        givenASquad();
        actingSupervisors.put("sergeant", "new");

        Route route = rule.route("officer");

        assertEquals("new", assertInstanceOf(Route.NotYetKnown.class, route).employeeId());
    }

    private void givenASquad() {
        givenAPerson("officer", "sergeant");
        givenAPerson("colleague", "sergeant");
        givenAPerson("sergeant", "lieutenant");
        givenAPerson("other-sergeant", "lieutenant");
        givenAPerson("lieutenant", null);
    }

    private void givenAPerson(String id, @Nullable String supervisorId) {
        people.put(id, new Person(id, true, id, id + "@pd.example", "Patrol", supervisorId));
    }

    private String supervisorOf(String subjectId) {
        return assertInstanceOf(Route.ToSupervisor.class, rule.route(subjectId))
                .supervisor()
                .employeeId();
    }
}
