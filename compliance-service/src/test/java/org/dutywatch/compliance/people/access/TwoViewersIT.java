package org.dutywatch.compliance.people.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.compliance.testing.UnmaskingFixtures;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two administrators compare what they are shown of one officer, and one administrator compares two periods: no id,
 * pseudonym, digest or exact instant is in both.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class TwoViewersIT {
    /** No other test has these days. */
    private static final Instant START = Instant.parse("2026-09-24T12:17:00Z");

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    /** Each test has a day of its own, by which it finds its officer under a pseudonym. */
    private static final AtomicInteger TESTS = new AtomicInteger();

    private static final Pattern ID =
            Pattern.compile("P-[0-9A-Z]{10}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private Instant start = START;
    private String tag = "";
    private String officer = "";
    private String ownId = "";
    private String one = "";
    private String other = "";

    @BeforeEach
    void officerWithAnAlertAndAClaim() {
        tag = UUID.randomUUID().toString().substring(0, 6);
        officer = "TV" + tag;
        String unit = "Unit " + officer;
        start = START.plus(Duration.ofDays(TESTS.getAndIncrement()));
        DepartmentFixtures.employs(officer, unit, "");
        DepartmentFixtures.limits(unit, 30);
        DepartmentFixtures.rosters(officer, start, start.plus(Duration.ofHours(10)));
        var visit = AccessFixtures.facebookVisit(officer, start.plus(Duration.ofHours(1)), 45);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        ownId = results.finding(officer).getString("finding_id");
        post(
                        DepartmentFixtures.tokenOf(officer, "employee"),
                        "/api/v1/findings/" + ownId + "/replies",
                        "{\"text\":\"It was a search.\",\"claim\":{\"kind\":\"OFFICIAL_BUSINESS\",\"start\":\"" + start
                                + "\",\"end\":\"" + start.plus(Duration.ofHours(10))
                                + "\",\"directed_by\":\"Lieutenant Cole\",\"purpose\":\"missing person\"}}")
                .statusCode(201);
        one = TestTokens.of("tv-one-" + tag, "administrator");
        other = TestTokens.of("tv-other-" + tag, "administrator");
    }

    @Test
    void shouldGiveTwoAdministratorsNothingByWhichTheirAnswersCanBeJoined() {
        var seenByOne = idsShownTo(one);
        var seenByOther = idsShownTo(other);

        assertThat(seenByOne).hasSizeGreaterThanOrEqualTo(3).doesNotContainAnyElementsOf(seenByOther);
        assertThat(seenByOne).doesNotContain(ownId, officer);
        assertThat(seenByOther).doesNotContain(ownId, officer);
    }

    @Test
    void shouldUnderstandTheIdsOfTheViewerAlone() {
        String mine = findingIdOf(one);
        String pseudonym = get(one, "/api/v1/findings/" + mine)
                .statusCode(200)
                .body("employee_id", startsWith("P-"))
                .extract()
                .path("employee_id");
        get(one, "/api/v1/findings/" + mine + "/evidence").statusCode(200).body("finding_id", equalTo(mine));
        get(one, "/api/v1/findings?employee_id=" + pseudonym).body("items.finding_id", equalTo(List.of(mine)));
        String claim = claimIdOf(one);

        for (String part : List.of("", "/evidence", "/timeline.svg", "/replies", "/bundles")) {
            get(other, "/api/v1/findings/" + mine + part).statusCode(404);
        }
        get(other, "/api/v1/findings?employee_id=" + pseudonym).statusCode(404);
        UnmaskingFixtures.asks(other, "\"finding_id\":\"" + mine + "\"").statusCode(404);
        post(other, "/api/v1/claims/" + claim + "/decline", "{\"reason\":\"no\"}")
                .statusCode(404);
        post(one, "/api/v1/claims/" + claim + "/decline", "{\"reason\":\"no\"}")
                .statusCode(200)
                .body("claim_id", equalTo(claim));
        post(one, "/api/v1/findings/" + mine + "/acknowledge", "")
                .statusCode(200)
                .body("finding_id", equalTo(mine));
    }

    /** Otherwise somebody who learned the id elsewhere, with a name, would find the pseudonym by it. */
    @Test
    void shouldNotUnderstandTheOwnIdsOfObjectsFromWhoSeesPseudonyms() {
        String claim = results.text("select claim_id from official_business_claim where finding_id = '" + ownId + "'");
        for (String part : List.of("", "/evidence", "/timeline.svg", "/replies", "/bundles", "/bundle")) {
            get(one, "/api/v1/findings/" + ownId + part).statusCode(404);
        }
        for (String step : List.of("/acknowledge", "/review")) {
            post(one, "/api/v1/findings/" + ownId + step, "").statusCode(404);
        }
        post(one, "/api/v1/claims/" + claim + "/decline", "{\"reason\":\"no\"}").statusCode(404);
        UnmaskingFixtures.asks(one, "\"finding_id\":\"" + ownId + "\"").statusCode(404);
        UnmaskingFixtures.unmasks(one, officer);
        get(one, "/api/v1/findings/" + ownId).statusCode(404);

        get(DepartmentFixtures.auditor(), "/api/v1/findings/" + ownId).statusCode(200);
        get(DepartmentFixtures.tokenOf(officer, "employee", "administrator"), "/api/v1/findings/" + ownId)
                .statusCode(200)
                .body("finding_id", equalTo(ownId));
    }

    @Test
    void shouldCloseAlertsUnderIdsOfTheViewerAlone() {
        String mine = findingIdOf(one);
        String theirs = findingIdOf(other);
        String closing = "{\"resolution\":\"EXPLAINED\",\"reason\":\"a case search\"}";
        post(one, "/api/v1/findings/" + mine + "/review", "").statusCode(200);
        post(other, "/api/v1/findings/" + mine + "/close", closing).statusCode(404);
        String asked = post(one, "/api/v1/findings/" + mine + "/close", closing)
                .statusCode(202)
                .body("finding_id", equalTo(mine))
                .extract()
                .path("closing_id");
        String own = results.text("select closing_id from finding_closing where finding_id = '" + ownId + "'");
        String shown = found(other, "/api/v1/closings", "it.finding_id == '" + theirs + "'", "closing_id");
        assertThat(List.of(asked, own, shown)).doesNotHaveDuplicates();

        post(other, "/api/v1/closings/" + asked + "/approve", "").statusCode(404);
        String askedAt = post(other, "/api/v1/closings/" + shown + "/approve", "")
                .statusCode(200)
                .body("closing_id", equalTo(shown), "finding_id", equalTo(theirs))
                .extract()
                .path("asked_at");
        assertThat(Instant.parse(askedAt).atZone(ZONE).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
    }

    @Test
    void shouldShowNoOwnIdUnderAnUnmaskingByWhichTheFindingIsFoundLater() {
        String mine = findingIdOf(one);
        String id = UnmaskingFixtures.unmasksFinding(one, mine);
        get(one, "/api/v1/findings/" + mine)
                .statusCode(200)
                .body("employee_id", equalTo(officer), "finding_id", equalTo(mine));
        UnmaskingFixtures.post(one, "/" + id + "/end", "").statusCode(200);

        String listed = "items.find { it.unmasking_id == '" + id + "' }.";
        get(one, "/api/v1/unmaskings")
                .statusCode(200)
                .body(listed + "employees", empty())
                .body(listed + "masked", equalTo(1))
                .body(listed + "finding_id", equalTo(null));
    }

    /** As if the viewer had kept his lists of the period before. */
    @Test
    void shouldUnderstandNeitherIdNorPseudonymOfThePeriodBefore() {
        var scheme = ShownIds.scheme();
        String viewer = TestTokens.ISSUER + "\ntv-one-" + tag + "@ridgemont-pd.example";
        long period = scheme.periodAt(Instant.now());
        UUID own = UUID.fromString(ownId);
        // The test computes as the service does.
        assertThat(findingIdOf(one))
                .isEqualTo(scheme.of(viewer, period).ids().shown(own).toString());

        var before = scheme.of(viewer, period - 1);
        get(one, "/api/v1/findings/" + before.ids().shown(own)).statusCode(404);
        get(one, "/api/v1/findings?employee_id=" + before.of(officer)).statusCode(404);
        get(one, "/api/v1/minutes/" + before.of(officer) + "/" + day() + "/explain")
                .statusCode(404);
        UnmaskingFixtures.asks(one, "\"employees\":[\"" + before.of(officer) + "\"]")
                .statusCode(404);
    }

    private Set<String> idsShownTo(String token) {
        String mine = findingIdOf(token);
        Set<String> ids = new TreeSet<>();
        for (String path : List.of(
                "/api/v1/findings/" + mine,
                "/api/v1/findings/" + mine + "/evidence",
                "/api/v1/findings/" + mine + "/bundles")) {
            find(ids, get(token, path).statusCode(200).extract().asString());
        }
        ids.add(claimIdOf(token));
        find(ids, inList(token, "/api/v1/minutes?" + range(), "it.shift_start == '" + day() + "'"));
        return ids;
    }

    private static void find(Set<String> ids, String text) {
        var matcher = ID.matcher(text);
        while (matcher.find()) {
            ids.add(matcher.group());
        }
    }

    private String findingIdOf(String token) {
        return found(token, "/api/v1/findings", "it.shift.start == '" + day() + "'", "finding_id");
    }

    private String claimIdOf(String token) {
        return found(token, "/api/v1/claims", "it.start == '" + day() + "'", "claim_id");
    }

    /** Looks through all pages. */
    private static String found(String token, String path, String which, String field) {
        String next = "";
        while (true) {
            var page = get(token, path + next).statusCode(200).extract().jsonPath();
            String found = page.getString("items.find { " + which + " }?." + field);
            if (found != null) {
                return found;
            }
            next = "?page_token=" + requireNonNull(page.getString("next_page_token"), "no such item in " + path);
        }
    }

    private String inList(String token, String path, String which) {
        return String.valueOf(get(token, path).statusCode(200).extract().<Object>path("items.find { " + which + " }"));
    }

    /** What is shown of the start of the shift. */
    private String day() {
        return start.atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant().toString();
    }

    private String range() {
        return "from=" + start + "&to=" + start.plus(Duration.ofHours(1));
    }

    private static ValidatableResponse get(String token, String path) {
        return DepartmentFixtures.as(token).get(path).then();
    }

    private static ValidatableResponse post(String token, String path, String body) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
