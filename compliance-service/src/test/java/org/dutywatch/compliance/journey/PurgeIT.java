package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.dutywatch.compliance.cases.holds.RetentionChanged;
import org.dutywatch.compliance.insight.bundles.BundleKey;
import org.dutywatch.compliance.insight.retention.PurgeFindings;
import org.dutywatch.compliance.insight.retention.PurgeResults;
import org.dutywatch.compliance.measuring.evidence.CollectEvidence;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings and results are deleted when their retention is over, and never while something holds them. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = BundleKey.class, scope = TestResourceScope.GLOBAL)
class PurgeIT {
    private static final List<String> PARTS = List.of(
            "finding",
            "finding_change",
            "finding_reply",
            "official_business_claim",
            "finding_closing",
            "statement_order",
            "compelled_statement",
            "notice",
            "alerted_shift",
            "sealed_bundle");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Inject
    CollectEvidence collectEvidence;

    @Inject
    PurgeFindings purgeFindings;

    @Inject
    PurgeResults purgeResults;

    @Inject
    Results results;

    @Inject
    ComplianceTopics topics;

    private static Instant start = Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .minus(Duration.ofDays(50))
            .plus(Duration.ofHours(12));

    private String officer = "";
    private String id = "";

    @BeforeEach
    void officerWithAClosedAlert() {
        start = start.plus(Duration.ofDays(1));
        officer = "PO" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(officer, "Unit " + officer, "");
        DepartmentFixtures.rosters(officer, start, start.plus(Duration.ofHours(10)));
        DepartmentFixtures.limits("Unit " + officer, 30);
        var visit = AccessFixtures.facebookVisit(officer, start.plus(Duration.ofHours(2)), 45);
        collectEvidence.collect(visit);
        results.awaitEvaluated(officer, visit.size());
        id = results.finding(officer).getString("finding_id");
        String claim = as("employee")
                .body("{\"text\": \"I was sent.\", \"claim\": {\"kind\": \"OFFICIAL_BUSINESS\", \"start\": \""
                        + start.plus(Duration.ofHours(2)) + "\", \"end\": \"" + start.plus(Duration.ofHours(3))
                        + "\", \"directed_by\": \"the lieutenant\", \"purpose\": \"missing person\"}}")
                .post(path("/replies"))
                .then()
                .statusCode(201)
                .extract()
                .path("claim.claim_id");
        standards("/api/v1/claims/" + claim + "/decline", "{\"reason\": \"nobody knows of it\"}", 200);
        standards(path("/statements/orders"), "{\"reason\": \"inquiry 12\"}", 201);
        as("employee")
                .body("{\"text\": \"I answer because I must.\", \"compelled\": true, \"ordered_by\": \"the chief\"}")
                .post(path("/replies"))
                .then()
                .statusCode(201);
        DepartmentFixtures.closes(id);
        results.change("insert into notice (notice_id, finding_id, employee_id, version, state, channel) values"
                + " (gen_random_uuid(), '" + id + "', '" + officer + "', 1, 'TOLD', 'MAIL')");
        await("the sealed bundle")
                .atMost(Results.PATIENCE)
                .until(() -> count("sealed_bundle") == 1 && count("snapshot_due") == 0);
    }

    /** Moves the finding and its shift into the past, and what it rests on out of its time. */
    private void age(String interval) {
        results.change(
                "update finding set shift_start = shift_start - interval '" + interval + "', shift_end = shift_end"
                        + " - interval '" + interval + "', changed_at = changed_at - interval '" + interval
                        + "' where finding_id = '" + id + "'");
    }

    @Test
    void shouldDeleteAFindingWithAllThatBelongsToItWhenItsRetentionIsOver() {
        assertThat(PARTS).allSatisfy(part -> assertThat(count(part)).as(part).isPositive());
        age("2 years");
        purgeFindings.purge();
        assertThat(count("finding")).isEqualTo(1);

        age("2 years");
        purgeFindings.purge();

        assertThat(PARTS).allSatisfy(part -> assertThat(count(part)).as(part).isZero());
        assertThat(results.number(
                        "select count(*) from decision where kind in ('OFFICIAL_BUSINESS_CLAIM', 'FINDING_CLOSING')"
                                + " and subjects = '{" + officer + "}'"))
                .isZero();
        DepartmentFixtures.as(DepartmentFixtures.auditor()).get(path("")).then().statusCode(404);
        await("it is published that the finding was deleted")
                .atMost(Results.PATIENCE)
                .until(() -> topics.values(RetentionChanged.TOPIC).stream()
                        .anyMatch(event -> event.contains("FINDING_PURGED") && event.contains(id)));
        await("the purge is audited")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where action = 'purge_findings'"
                                + " and purpose like '%findings about shifts from%'")
                        > 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update finding set state = 'OPEN', resolution = null where finding_id = ':id'",
                "update finding set resolution = 'REFERRED' where finding_id = ':id'",
                "insert into snapshot_due (finding_id, revision, cause, asked_at, next_attempt_at)"
                        + " values (':id', 900, 'REFERRED', now(), 'infinity')",
                "insert into official_business_claim (claim_id, finding_id, reply_id, employee_id, start_at, end_at,"
                        + " purpose, filed_at, state) select gen_random_uuid(), finding_id, reply_id, employee_id, start_at,"
                        + " end_at, purpose, filed_at, 'PENDING' from official_business_claim where finding_id = ':id'",
                "insert into legal_hold (hold_id, employee_id, finding_id, from_at, to_at, reason, set_by, set_at)"
                        + " values (gen_random_uuid(), ':officer', ':id', now(), now() + interval '1 day', 'r', 's', now())",
                "insert into legal_hold (hold_id, employee_id, from_at, to_at, reason, set_by, set_at) select"
                        + " gen_random_uuid(), ':officer', shift_start, shift_end, 'r', 's', now()"
                        + " from finding where finding_id = ':id'"
            })
    void shouldKeepAnOldFindingWhileSomethingHoldsIt(String change) {
        age("4 years");
        results.change(change.replace(":id", id).replace(":officer", officer));

        purgeFindings.purge();

        assertThat(PARTS).allSatisfy(part -> assertThat(count(part)).as(part).isPositive());
        results.change("delete from snapshot_due where finding_id = '" + id + "'");
    }

    @Test
    void shouldDeleteAReferredFindingOnlyAfterItsLongerRetention() {
        results.change("update finding set resolution = 'REFERRED' where finding_id = '" + id + "'");
        age("6 years");
        purgeFindings.purge();
        assertThat(count("finding")).isEqualTo(1);
        age("2 years");

        purgeFindings.purge();

        assertThat(count("finding")).isZero();
    }

    @Test
    void shouldKeepAFindingWhileEvidenceOfItsShiftIsLeft() {
        age("4 years");
        Instant old = Instant.parse(
                results.text("select to_char(shift_start at time zone 'UTC', 'YYYY-MM-DD') || 'T12:00:00Z' from finding"
                        + " where finding_id = '" + id + "'"));
        collectEvidence.collect(AccessFixtures.facebookVisit(officer, old.plus(Duration.ofHours(1)), 1));

        purgeFindings.purge();

        assertThat(count("finding")).isEqualTo(1);
    }

    @Test
    void shouldDeleteNothingThatIsHeldByALegalHoldSetWhileItPurges() {
        age("4 years");
        CompletableFuture<Boolean> purge;
        QuarkusTransaction.begin();
        try {
            results.change("insert into legal_hold (hold_id, employee_id, finding_id, from_at, to_at, reason, set_by,"
                    + " set_at) values (gen_random_uuid(), '" + officer + "', '" + id + "', now(),"
                    + " now() + interval '1 day', 'r', 's', now())");
            purge = CompletableFuture.supplyAsync(purgeFindings::purge);
            await("the purge waits for the legal hold")
                    .atMost(Results.PATIENCE)
                    .until(() -> QuarkusTransaction.requiringNew()
                                    .call(() -> results.number("select count(*) from pg_locks where not granted"
                                            + " and relation = 'legal_hold'::regclass"))
                            >= 1);
        } finally {
            QuarkusTransaction.commit();
        }

        purge.join();

        assertThat(count("finding")).isEqualTo(1);
    }

    @Test
    void shouldLeaveAFindingWholeWhenItIsKilledHalfWayAndDeleteItInTheNextRun() {
        age("4 years");
        long records = purges();
        CompletableFuture<Boolean> purge;
        QuarkusTransaction.begin();
        try {
            // Its claim, replies and statements are deleted already when the purge waits for this row.
            results.change("select from notice where finding_id = '" + id + "' for update");
            purge = CompletableFuture.supplyAsync(purgeFindings::purge);
            await("the purge waits for the notice of the finding")
                    .atMost(Results.PATIENCE)
                    .until(() -> outside("select count(*) from pg_stat_activity where " + DELETES_NOTICES) == 1);
            outside("select count(pg_terminate_backend(pid)) from pg_stat_activity where " + DELETES_NOTICES);
            assertThatThrownBy(purge::join).isInstanceOf(CompletionException.class);
        } finally {
            QuarkusTransaction.rollback();
        }

        assertThat(PARTS).allSatisfy(part -> assertThat(count(part)).as(part).isPositive());
        assertThat(purges()).isEqualTo(records);
        DepartmentFixtures.as(DepartmentFixtures.auditor()).get(path("")).then().statusCode(200);

        purgeFindings.purge();

        assertThat(PARTS).allSatisfy(part -> assertThat(count(part)).as(part).isZero());
        await("the purge is audited").atMost(Results.PATIENCE).until(() -> purges() > records);
    }

    @Test
    void shouldLeaveAFindingWholeWhenADeletionFailsAndDeleteItInTheNextRun() {
        age("4 years");
        OwnerDatabase.execute(
                "create function fail_last_part() returns trigger language plpgsql as"
                        + " 'begin raise exception ''disk full''; end'",
                "create trigger fail_last_part before delete on sealed_bundle for each row when (old.finding_id = '"
                        + id + "') execute function fail_last_part()");
        try {
            assertThatThrownBy(purgeFindings::purge).hasStackTraceContaining("disk full");
        } finally {
            OwnerDatabase.execute("drop trigger fail_last_part on sealed_bundle", "drop function fail_last_part()");
        }
        assertThat(PARTS).allSatisfy(part -> assertThat(count(part)).as(part).isPositive());

        purgeFindings.purge();

        assertThat(PARTS).allSatisfy(part -> assertThat(count(part)).as(part).isZero());
    }

    private static final String DELETES_NOTICES =
            "wait_event_type = 'Lock' and query like 'delete from notice%' and usename = current_user";

    private long outside(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> results.number(sql));
    }

    private long purges() {
        return results.number("select count(*) from audit_record where action = 'purge_findings'");
    }

    @Test
    void shouldDeleteEachFindingOnceWhenTwoInstancesPurgeAtOnce() {
        age("4 years");
        List<CompletableFuture<Boolean>> runs = new ArrayList<>();
        for (int instance = 0; instance < 2; instance++) {
            runs.add(CompletableFuture.supplyAsync(purgeFindings::purge));
        }
        runs.forEach(CompletableFuture::join);

        assertThat(PARTS).allSatisfy(part -> assertThat(count(part)).as(part).isZero());
    }

    @Test
    void shouldDeleteOldMinutesWithoutAFindingByWholeMonths() {
        minutes("500 days", 0);
        minutes("500 days", 1);
        minutes("100 days", 2);
        // The oldest month that is kept began no earlier than 400 days and a month ago.
        minutes("399 days", 3);
        results.change(
                "insert into week_share (employee_id, week_start, shift_start, policy, figures) select employee_id,"
                        + " shift_start, shift_start, 1, '{}' from shift_minutes where employee_id like '" + officer
                        + "-%'");

        while (purgeResults.purge()) {
            // Other tests may have left old minutes.
        }

        assertThat(left("shift_minutes")).isEqualTo(2);
        assertThat(left("week_share")).isEqualTo(2);
        assertThat(results.number("select count(*) from shift_minutes where employee_id = '" + officer + "'"))
                .as("the finding keeps its shift")
                .isEqualTo(1);
        await("the purge is audited")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where action = 'purge_results'"
                                + " and purpose like 'minutes of % shifts that started from %'")
                        > 0);
    }

    @Test
    void shouldKeepOldMinutesWhileAFindingOrALegalHoldIsAboutTheShift() {
        results.change("update shift_minutes set shift_start = shift_start - interval '500 days' where employee_id = '"
                + officer + "'");
        age("500 days");
        minutes("500 days", 0);
        results.change("insert into legal_hold (hold_id, employee_id, from_at, to_at, reason, set_by, set_at) values"
                + " (gen_random_uuid(), '" + officer
                + "', now() - interval '490 days', now() - interval '470 days', 'r',"
                + " 's', now())");
        results.change("update shift_minutes set employee_id = '" + officer + "', shift_start = shift_start + interval"
                + " '20 days' where employee_id = '" + officer + "-0'");

        while (purgeResults.purge()) {
            // Other tests may have left old minutes.
        }

        assertThat(results.number("select count(*) from shift_minutes where employee_id = '" + officer + "'"))
                .isEqualTo(2);
        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .queryParam("employee_id", officer)
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
    }

    /** Minutes of a shift so long ago, of an employee of his own: nobody else changes them. */
    private void minutes(String ago, int number) {
        results.change("insert into shift_minutes (employee_id, shift_start, shift_end, kind, minutes_low, minutes,"
                + " minutes_high, sites, excluded, confidence, profile, catalogue, evaluated_at) select '" + officer
                + "-"
                + number + "', now() - interval '" + ago + "', now() - interval '" + ago
                + "' + interval '8 hours', kind,"
                + " minutes_low, minutes, minutes_high, sites, excluded, confidence, profile, catalogue, evaluated_at"
                + " from shift_minutes where employee_id = '" + officer + "' limit 1");
    }

    private long left(String table) {
        return results.number("select count(*) from " + table + " where employee_id like '" + officer + "-%'");
    }

    private long count(String table) {
        return results.number("select count(*) from " + table + " where finding_id = '" + id + "'");
    }

    private String path(String rest) {
        return "/api/v1/findings/" + id + rest;
    }

    private io.restassured.specification.RequestSpecification as(String role) {
        return DepartmentFixtures.as(DepartmentFixtures.tokenOf(officer, role)).contentType("application/json");
    }

    private static void standards(String path, String body, int status) {
        // The administrator names the finding and the claim by the ids that he is shown.
        DepartmentFixtures.as(TestTokens.of("purge-standards", "administrator"))
                .contentType("application/json")
                .body(body)
                .post(ID.matcher(path).replaceAll(id -> ShownIds.to("purge-standards", id.group())))
                .then()
                .statusCode(status);
    }
}
