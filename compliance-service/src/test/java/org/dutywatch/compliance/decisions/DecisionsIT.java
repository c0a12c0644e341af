package org.dutywatch.compliance.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.LinkLogins;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.compliance.testing.SignedIn;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.Person;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What enters: whoever stores a draft asks for a decision. What leaves: the answer of a second person, events for
 * notification-service, and a gauge.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DecisionsIT {
    private static final Department DEPARTMENT = new Department("DE");
    private static final Person CLERK = new Person("de-clerk", null, Set.of("DE-clerk"));

    @Inject
    LinkLogins logins;

    @Inject
    AwaitedDecisions decisions;

    @Inject
    SignedIn signedIn;

    @Inject
    ComplianceTopics topics;

    @ParameterizedTest
    @EnumSource(DecisionKind.class)
    void shouldRefuseTheAuthorAndTheSubjectWhenTheirRolesWouldAllowIt(DecisionKind kind) {
        Department.load(DEPARTMENT.prefix());
        var decision = ask(kind, null);

        assertThatThrownBy(() -> approve(decision, "de-clerk", Roles.ADMINISTRATOR))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(kind == DecisionKind.OFFICIAL_BUSINESS_CLAIM ? "your own claim" : "author");
        assertThatThrownBy(() -> approve(decision, "de-officer", Roles.ADMINISTRATOR))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(
                        kind == DecisionKind.EXEMPTION ? "you cannot exempt yourself" : "you cannot decide on");
        assertThatThrownBy(() -> approve(decision, "de-lt", Roles.SUPERVISOR))
                .as("is above the officer, but not among the deciders")
                .isInstanceOf(ProblemException.class);

        assertThat(approve(decision, "de-sgt", Roles.SUPERVISOR).by().ids()).containsExactly("DE-sgt");
        assertThatThrownBy(() -> approve(decision, "de-chief", Roles.ADMINISTRATOR))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("approved already");
    }

    @ParameterizedTest
    @EnumSource(DecisionKind.class)
    void shouldRefuseTheAuthorWithAnotherAccountOrAnotherUserName(DecisionKind kind) {
        Department.load(DEPARTMENT.prefix());
        String tag = UUID.randomUUID().toString().substring(0, 8);
        logins.link();
        logins.linkAlso("DE-clerk", "de-second-" + tag + "@ridgemont-pd.example");
        var linked = ask(kind, CLERK, Set.of());
        var linkedLater = ask(kind, actor("de-late-" + tag), Set.of());
        logins.linkAlso("DE-clerk", "de-late-" + tag + "@ridgemont-pd.example");
        var renamed =
                ask(kind, new Person("de-old-name", actor("de-new-name-" + tag).login(), Set.of()), Set.of());
        var byFeed = ask(kind, new Person("feed:" + tag, null, Set.of()), Set.of(CLERK));
        var byFeedOfStranger =
                ask(kind, new Person("feed:" + tag, null, Set.of()), Set.of(actor("de-stranger-" + tag)));

        refuses(kind, linked, "de-second-" + tag);
        refuses(kind, linkedLater, "de-clerk");
        refuses(kind, linkedLater, "de-second-" + tag);
        refuses(kind, renamed, "de-new-name-" + tag);
        refuses(kind, byFeed, "de-second-" + tag);
        refuses(kind, byFeedOfStranger, "de-stranger-" + tag);

        for (var decision : List.of(linked, linkedLater, renamed, byFeed, byFeedOfStranger)) {
            assertThat(approve(decision, "de-sgt", Roles.SUPERVISOR).by().ids()).containsExactly("DE-sgt");
        }
    }

    private void refuses(DecisionKind kind, Decision decision, String user) {
        assertThatThrownBy(() ->
                        approve(decision, user, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.ROSTER_ADMIN, Roles.SUPERVISOR))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(kind == DecisionKind.OFFICIAL_BUSINESS_CLAIM ? "your own claim" : "author");
    }

    /** A user whose account was linked to nobody when he asked. */
    private static Person actor(String user) {
        return new Person(user, new Login(TestTokens.ISSUER, user + "@ridgemont-pd.example"), Set.of());
    }

    @Test
    void shouldPublishOnceThatADecisionIsAwaitedAndOnceThatItIsApproved() {
        Department.load(DEPARTMENT.prefix());
        var decision = ask(DecisionKind.ROSTER_CORRECTION, Instant.now().plus(Duration.ofDays(1)));
        approve(decision, "de-sgt", Roles.SUPERVISOR);

        var events = awaitEvents(decision.id(), "APPROVED");

        assertThat(events).extracting(event -> event.getString("state")).containsExactly("AWAITED", "APPROVED");
        assertThat(events).extracting(event -> event.getInt("version")).containsExactly(1, 2);
        JsonPath asked = events.get(0);
        assertThat(asked.getString("asked_by")).isEqualTo("DE-clerk");
        assertThat(asked.getString("subject")).isEqualTo("DE-officer");
        assertThat(asked.getList("deciders", String.class)).containsExactly("DE-sgt");
        assertThat(asked.getString("decider_role")).isNull();
    }

    @Test
    void shouldPublishThatADecisionExpiredWhenItsTimeIsOver() {
        Department.load(DEPARTMENT.prefix());
        var decision = ask(DecisionKind.ROSTER_CORRECTION, Instant.now().minusSeconds(1));

        assertThatThrownBy(() -> approve(decision, "de-sgt", Roles.SUPERVISOR))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("expired already");

        assertThat(awaitEvents(decision.id(), "EXPIRED"))
                .extracting(event -> event.getString("state"))
                .containsExactly("AWAITED", "EXPIRED");
    }

    /** A policy is drafted by an administrator; every kind is withdrawn, shown and decided in the same way. */
    @Test
    void shouldLetTheAuthorWithdrawAndSayHowToDecide() {
        Department.load(DEPARTMENT.prefix());
        String standards = TestTokens.of("de-standards", Roles.ADMINISTRATOR);
        String chief = TestTokens.of("de-the-chief", Roles.CHIEF);
        String policy = draftPolicy(standards);
        String path = "/api/v1/decisions/" + policy;

        as(chief)
                .get(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("AWAITED"))
                .body("kind", equalTo("POLICY"))
                .body("approve", equalTo(path + "/approve"));
        as(TestTokens.of("de-employee", Roles.EMPLOYEE)).get(path).then().statusCode(404);
        as(chief).post(path + "/withdraw").then().statusCode(422).body("detail", containsString("whoever asked"));
        as(standards).post(path + "/withdraw").then().statusCode(200).body("state", equalTo("WITHDRAWN"));
        as(chief)
                .post("/api/v1/policies/" + policy + "/approve")
                .then()
                .statusCode(409)
                .body("detail", containsString("withdrawn already"));

        assertThat(awaitEvents(UUID.fromString(policy), "WITHDRAWN"))
                .extracting(event -> event.getString("state"))
                .containsExactly("AWAITED", "WITHDRAWN");
    }

    @Test
    void shouldDecideOnAnyKindUnderThePathOfDecisions() {
        String standards = TestTokens.of("de-standards", Roles.ADMINISTRATOR);
        String chief = TestTokens.of("de-the-chief", Roles.CHIEF);
        String declined = "/api/v1/decisions/" + draftPolicy(standards);
        String approved = "/api/v1/decisions/" + draftPolicy(standards);

        as(standards).post(approved + "/approve").then().statusCode(422);
        as(chief)
                .contentType("application/json")
                .body("{\"reason\": \"not agreed\"}")
                .post(declined + "/decline")
                .then()
                .statusCode(200)
                .body("state", equalTo("DECLINED"));
        as(chief).post(approved + "/approve").then().statusCode(200).body("state", equalTo("APPROVED"));
        as(chief).post(declined + "/approve").then().statusCode(409);
    }

    /** Lists show days to whoever sees persons under pseudonyms, so an exact time would find the row of a list. */
    @Test
    void shouldShowTheDayOfTheEndToWhoeverDecidesByARoleAboutAPerson() {
        Department.load(DEPARTMENT.prefix());
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var end = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(5)).plusSeconds(4711);
        var clerk = new Person("de-clerk-of-times", null, Set.of());
        var decision = Decision.asked(UUID.randomUUID(), DecisionKind.ROSTER_CORRECTION, clerk, now, end)
                .about(Set.of("DE-officer"), List.of("DE-lt"));
        QuarkusTransaction.requiringNew().run(() -> decisions.ask(decision));

        assertThat(endShownTo(decision, TestTokens.of("de-standards", Roles.ADMINISTRATOR)))
                .isEqualTo(end.truncatedTo(ChronoUnit.DAYS));
        for (String token : List.of(
                TestTokens.of("de-lt", Roles.SUPERVISOR),
                TestTokens.of("de-clerk-of-times", Roles.ROSTER_ADMIN),
                TestTokens.of("de-auditor", Roles.AUDITOR))) {
            assertThat(endShownTo(decision, token)).isEqualTo(end);
        }
    }

    private static Instant endShownTo(Decision decision, String token) {
        return Instant.parse(as(token)
                .get("/api/v1/decisions/" + decision.id())
                .then()
                .statusCode(200)
                .extract()
                .path("decide_by"));
    }

    /** Two who approve and withdraw at the same time: one of them is refused, and nothing is settled twice. */
    @Test
    void shouldSettleOnceWhenSeveralSettleAtTheSameTime() throws Exception {
        String standards = TestTokens.of("de-standards", Roles.ADMINISTRATOR);
        String policy = draftPolicy(standards);
        String path = "/api/v1/decisions/" + policy;
        var chiefs = List.of(TestTokens.of("de-the-chief", Roles.CHIEF), TestTokens.of("de-deputy", Roles.CHIEF));
        List<Callable<Integer>> requests = new ArrayList<>();
        chiefs.forEach(
                chief -> requests.add(() -> as(chief).post(path + "/approve").statusCode()));
        requests.add(() -> as(standards).post(path + "/withdraw").statusCode());
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        List<Integer> statuses = new ArrayList<>();
        try {
            for (Future<Integer> answer : threads.invokeAll(requests)) {
                statuses.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(as(standards).get(path).path("state").toString()).isIn("APPROVED", "WITHDRAWN");
    }

    /** Somebody below the person concerned does not decide, whatever his roles are. */
    @ParameterizedTest
    @EnumSource(names = {"ROSTER_CORRECTION", "EMPLOYEE_CHANGE", "ACTING_SUPERVISOR", "FINDING_CLOSING"})
    void shouldRefuseWhoeverIsBelowThePersonConcerned(DecisionKind kind) {
        Department.load(DEPARTMENT.prefix());
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var stranger = new Person("de-stranger", null, Set.of());
        var decision = Decision.asked(UUID.randomUUID(), kind, stranger, now, now.plus(Duration.ofDays(1)))
                .about(Set.of("DE-sgt"), List.of("DE-lt"));
        QuarkusTransaction.requiringNew().run(() -> decisions.ask(decision));

        assertThatThrownBy(() -> approve(decision, "de-officer", Roles.ADMINISTRATOR, Roles.ROSTER_ADMIN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("nobody decides about somebody above him");
        assertThat(approve(decision, "de-lt", Roles.SUPERVISOR).by().ids()).containsExactly("DE-lt");
    }

    private static String draftPolicy(String token) {
        return as(token)
                .contentType("application/json")
                .body("""
                        {"limit_minutes_per_shift": 30, "unit": "Unit DE", "effective_from": "2001-01-01T00:00:00Z",
                         "effective_until": "2002-01-01T00:00:00Z", "note": "a test"}
                        """)
                .post("/api/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("policy_id");
    }

    private static RequestSpecification as(String token) {
        return DepartmentFixtures.as(token);
    }

    @Test
    void shouldCountADecisionWhileItIsAwaited() {
        Department.load(DEPARTMENT.prefix());
        double before = awaited(DecisionKind.DUTY_RULE);

        var decision = ask(DecisionKind.DUTY_RULE, null);
        assertThat(awaited(DecisionKind.DUTY_RULE)).isEqualTo(before + 1);

        approve(decision, "de-chief", Roles.CHIEF);
        assertThat(awaited(DecisionKind.DUTY_RULE)).isEqualTo(before);
    }

    @Test
    void shouldAwaitTheChiefWhenAnAdministratorDraftsALimit() {
        String policy = draftPolicy(TestTokens.of("de-standards", Roles.ADMINISTRATOR));

        JsonPath event = awaitEvents(UUID.fromString(policy), "AWAITED").get(0);

        assertThat(event.getString("kind")).isEqualTo("POLICY");
        assertThat(event.getList("deciders")).isEmpty();
        assertThat(event.getString("decider_role")).isEqualTo("chief");
        assertThat(event.getList("decider_roles")).containsExactly("chief", "administrator");
        assertThat(Instant.parse(event.getString("decide_by")))
                .isEqualTo(Instant.parse(event.getString("asked_at")).plus(Duration.ofDays(30)));
    }

    /** The clerk asks, it concerns the officer, and the sergeant may decide. */
    private Decision ask(DecisionKind kind, Person author, Set<Person> coauthors) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var decision = Decision.asked(UUID.randomUUID(), kind, author, now, now.plus(Duration.ofDays(1)))
                .alsoBy(coauthors)
                .about(Set.of("DE-officer"), List.of("DE-sgt"));
        QuarkusTransaction.requiringNew().run(() -> decisions.ask(decision));
        return decision;
    }

    private Decision ask(DecisionKind kind, @Nullable Instant decideBy) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var decideUntil = decideBy == null ? now.plus(Duration.ofDays(1)) : decideBy;
        var decision = Decision.asked(UUID.randomUUID(), kind, CLERK, now, decideUntil)
                .about(Set.of("DE-officer"), List.of("DE-sgt"));
        QuarkusTransaction.requiringNew().run(() -> decisions.ask(decision));
        return decision;
    }

    private AwaitedDecisions.Answer approve(Decision decision, String user, String... roles) {
        logins.link();
        signedIn.as(user, roles);
        return QuarkusTransaction.requiringNew().call(() -> decisions.approve(decision.id(), null));
    }

    private List<JsonPath> awaitEvents(UUID id, String lastState) {
        await("event " + lastState + " of " + id)
                .atMost(Results.PATIENCE)
                .until(() -> events(id).stream()
                        .anyMatch(event -> event.getString("state").equals(lastState)));
        return events(id);
    }

    private List<JsonPath> events(UUID id) {
        return topics.values(ComplianceDecisions.TOPIC).stream()
                .filter(value -> value.contains(id.toString()))
                .map(JsonPath::from)
                .toList();
    }

    private static double awaited(DecisionKind kind) {
        return Management.metrics()
                .lines()
                .filter(line -> line.startsWith("dutywatch_decisions_awaited{"))
                .filter(line -> line.contains("kind=\"" + kind + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }
}
