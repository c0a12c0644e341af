package org.dutywatch.notification.routing.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.duty.domain.Supervision;
import org.dutywatch.notification.routing.domain.Route.Decision;
import org.dutywatch.notification.routing.domain.Route.Step;
import org.dutywatch.notification.routing.domain.Route.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutingRuleTest {
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, String> named = new HashMap<>();
    private final Map<String, String> acting = new HashMap<>();
    private final RoutingRule rule = new RoutingRule(id -> Optional.ofNullable(people.get(id)), new Supervision() {
        @Override
        public Optional<String> named(String employeeId) {
            return Optional.ofNullable(named.get(employeeId));
        }

        @Override
        public Optional<String> acting(String supervisorId) {
            return Optional.ofNullable(acting.get(supervisorId));
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
                        new Step("chief", Decision.SUBJECT, null, null),
                        new Step("chief", Decision.SKIPPED_IS_SUBJECT, Why.STANDING, null),
                        new Step("chief", Decision.LOOP, Why.STANDING, null)),
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
                        Decision.SUBJECT,
                        Decision.SKIPPED_INACTIVE,
                        Decision.SKIPPED_NO_MAIL,
                        Decision.SKIPPED_NO_MAIL,
                        Decision.TOLD),
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
                new Route.NotYetKnown("new", List.of(new Step("new", Decision.NOT_YET_KNOWN, null, null))),
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
        named.put("officer", "other-sergeant");

        Route route = rule.route("officer");

        assertEquals(
                List.of(
                        new Step("officer", Decision.SUBJECT, null, null),
                        new Step("other-sergeant", Decision.TOLD, Why.ROSTER, null)),
                route.steps());
    }

    @Test
    void shouldNotifyTheActingSupervisor() {
        givenASquad();
        acting.put("sergeant", "colleague");

        assertEquals(
                List.of(
                        new Step("officer", Decision.SUBJECT, null, null),
                        new Step("colleague", Decision.TOLD, Why.ACTING, "sergeant")),
                rule.route("officer").steps());
        named.put("officer", "other-sergeant");
        acting.put("other-sergeant", "lieutenant");
        assertEquals("lieutenant", supervisorOf("officer"));
    }

    @Test
    void shouldNotNotifyTheSubjectWhenHeActsForHisOwnSupervisor() {
        givenASquad();
        acting.put("sergeant", "officer");

        assertEquals(
                List.of(
                        new Step("officer", Decision.SUBJECT, null, null),
                        new Step("officer", Decision.SKIPPED_IS_SUBJECT, Why.ACTING, "sergeant"),
                        new Step("lieutenant", Decision.TOLD, Why.STANDING, null)),
                rule.route("officer").steps());
    }

    @Test
    void shouldGoOnFromTheRegularSupervisorWhenTheActingOneCannotBeNotified() {
        givenASquad();
        people.put("colleague", new Person("colleague", true, "x", null, "u", "somebody-else"));
        acting.put("sergeant", "colleague");
        acting.put("lieutenant", "captain");
        givenAPerson("captain", null);

        assertEquals(
                List.of(
                        new Step("officer", Decision.SUBJECT, null, null),
                        new Step("colleague", Decision.SKIPPED_NO_MAIL, Why.ACTING, "sergeant"),
                        new Step("captain", Decision.TOLD, Why.ACTING, "lieutenant")),
                rule.route("officer").steps());
    }

    @Test
    void shouldWaitForAnActingSupervisorThatIsNotKnownYet() {
        givenASquad();
        acting.put("sergeant", "new");

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
