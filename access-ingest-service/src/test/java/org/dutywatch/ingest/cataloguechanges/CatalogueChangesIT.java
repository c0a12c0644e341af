package org.dutywatch.ingest.cataloguechanges;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changes of the site catalogue: two people decide, and an access is classified by the catalogue of its time. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class CatalogueChangesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SOURCE = "catalogue-squid";
    private static final String HOST = "www.catalogue-change.example";
    private static final String CHIEF = TestTokens.of("chief", "chief");

    @Inject
    IngestFeed feed;

    @Inject
    Database database;

    @Test
    void shouldBeInForceOnlyAfterASecondPersonHasApproved() {
        String change = ask(siteOf("asked_site", ".asked-site.example"))
                .statusCode(201)
                .body("state", equalTo("awaited"))
                .body("in_force_from", nullValue())
                .extract()
                .path("change_id");
        Instant before = Instant.now();

        String from = decide(change, "approve", CHIEF)
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("decided_by", equalTo("chief"))
                .extract()
                .path("in_force_from");

        assertThat(Instant.parse(from))
                .isBetween(before.plus(15, ChronoUnit.MINUTES), Instant.now().plus(16, ChronoUnit.MINUTES));
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/catalogue/changes")
                .then()
                .statusCode(200)
                .body("items.change_id", hasItem(change));
        await("both steps are published")
                .atMost(PATIENCE)
                .until(() -> feed.decisionStates(change)
                        .equals(List.of("CATALOGUE_CHANGE AWAITED", "CATALOGUE_CHANGE APPROVED")));
        await("it is in the audit trail")
                .atMost(PATIENCE)
                .until(() -> feed.audited("ask_catalogue_change", "asked_site").size() == 1
                        && feed.audited("approve_catalogue_change", "asked_site")
                                        .size()
                                == 1);
    }

    @Test
    void shouldChangeNothingWhenItIsDeclined() {
        String change = ask(siteOf("declined_site", ".declined-site.example"))
                .statusCode(201)
                .extract()
                .path("change_id");

        decide(change, "decline", CHIEF)
                .statusCode(200)
                .body("state", equalTo("declined"))
                .body("in_force_from", nullValue());
        decide(change, "approve", CHIEF).statusCode(409);
    }

    @Test
    void shouldNotLetTheAuthorApprove() {
        String administrator = TestTokens.of("catalogue-admin", "administrator");
        String change = ask(siteOf("own_site", ".own-site.example"), administrator)
                .statusCode(201)
                .extract()
                .path("change_id");

        decide(change, "approve", administrator).statusCode(422);
    }

    @Test
    void shouldNameTheFieldThatIsNotValid() {
        refused("entry", "Not A Host", 400, "entry or role: 'Not A Host' is not a host name");
        refused("role", "banner", 400, "'banner' is not a role");
        refused("site", "Some Site", 400, "site 'Some Site'");
        refused("site_name", null, 400, "site_name");
        refused("in_force_from", "2026-01-01T00:00:00Z", 400, "in_force_from is in the past");
        refused(
                "in_force_from",
                Instant.now().plus(400, ChronoUnit.DAYS).toString(),
                400,
                "in_force_from is more than");
    }

    @Test
    void shouldRefuseAnEntryThatCoversHostsOfOthers() {
        refused("entry", ".co.uk", 422, "entry: '.co.uk' would cover every site of a registry");
        refused("entry", ".google.com", 422, "entry: '.google.com' would cover");
        refused("entry", "reactjs.org", 422, "entry: 'reactjs.org' would cover reactjs.org");
        refused("entry", ".reddit.com", 422, "of the site reddit");
    }

    @Test
    void shouldClassifyALateLineByTheCatalogueOfItsTime() {
        Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.HOURS);
        feed.registerSource(SOURCE);
        feed.employee("CAT1", 1, "catuser");
        feed.awaitReason(SOURCE, "catuser", "access");
        feed.post(SOURCE, visit(from.minusSeconds(60)));
        feed.awaitLines(SOURCE, 1);

        approvedEarlier(from);
        feed.post(SOURCE, visit(from.minusSeconds(30)), visit(from.plusSeconds(1)), visit(from.minusSeconds(20)));
        feed.awaitLines(SOURCE, 4);

        var observed = feed.observationsOf("CAT1");
        assertThat(observed).hasSize(1);
        assertThat(observed.get(0).getString("site")).isEqualTo("catalogue_change");
        assertThat(Instant.parse(observed.get(0).getString("start"))).isEqualTo(from.plusSeconds(1));
        assertThat(observed.get(0).getString("catalogue")).matches("\\d{4}-\\d\\d-\\d\\d\\+\\d+");
    }

    @Test
    void shouldNotLetTheLoginOfTheServiceChangeWhatIsInForce() {
        approvedEarlier(Instant.now().plus(30, ChronoUnit.DAYS));

        for (String statement : List.of(
                "update catalogue_change set entry = '.example.com'",
                "update catalogue_change set in_force_from = now()",
                "delete from catalogue_change")) {
            assertThatThrownBy(() -> database.useHandle(handle -> handle.execute(statement)))
                    .as(statement)
                    .rootCause()
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
    }

    /** A page that was opened then and took a quarter of a second. */
    private static String visit(Instant start) {
        return start.getEpochSecond() + ".250    250 10.20.1.23 TCP_MISS/200 48211 GET https://" + HOST
                + "/home catuser HIER_DIRECT/203.0.113.9 text/html";
    }

    /** As if it was approved before. */
    private static void approvedEarlier(Instant from) {
        UUID id = UUID.randomUUID();
        OwnerDatabase.execute("""
                insert into decision (decision_id, kind, author, author_ids, subjects, asked_at, decide_by, state,
                        settled_by, settled_at)
                values ('%s', 'CATALOGUE_CHANGE', 'netadmin', '{}', '{}', now(), now() + interval '1 day', 'APPROVED',
                        'chief', now())
                """.formatted(id), """
                insert into catalogue_change (decision_id, entry, role, site, site_name, site_category, wanted_from,
                        reason, in_force_from)
                values ('%s', '%s', 'page', 'catalogue_change', 'Changed', 'FORUM', '%s', 'a test', '%s')
                """.formatted(id, HOST, from, from));
    }

    private static void refused(String field, @Nullable String value, int status, String why) {
        Map<String, Object> request = siteOf("refused_site", ".refused-site.example");
        request.put(field, value);
        ask(request).statusCode(status).contentType("application/problem+json").body("detail", containsString(why));
    }

    private static Map<String, Object> siteOf(String site, String entry) {
        return new HashMap<>(Map.of(
                "entry", entry,
                "role", "page",
                "site", site,
                "site_name", "A site",
                "site_category", "FORUM",
                "reason", "see its help pages"));
    }

    private static ValidatableResponse ask(Map<String, Object> request) {
        return ask(request, IngestFeed.networkAdmin());
    }

    private static ValidatableResponse ask(Map<String, Object> request, String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(request)
                .post("/api/v1/catalogue/changes")
                .then();
    }

    private static ValidatableResponse decide(String change, String decision, String token) {
        return given().auth()
                .oauth2(token)
                .post("/api/v1/catalogue/changes/" + change + "/" + decision)
                .then();
    }
}
