package org.dutywatch.compliance.rules.profiles;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/** The switches take effect long after the shifts of other tests, and each test switches back. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class EstimatorProfilesIT {
    private static final String AUTHOR = TestTokens.of("standards", "administrator");
    private static final String CHIEF = TestTokens.of("chief", "chief");
    private static final String NEWEST = EstimatorProfiles.V2.version();

    @Inject
    ProfilesInForce profiles;

    @Inject
    Database database;

    @Test
    void shouldListEveryVersionWithItsParameters() {
        given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .get("/api/v1/estimator-profiles")
                .then()
                .statusCode(200)
                .body("items.version", hasItems(NEWEST, TestProfiles.DOUBTFUL))
                .body(ofVersion(NEWEST) + ".parameters.requests.low.pace.gap", notNullValue())
                .body(ofVersion(TestProfiles.DOUBTFUL) + ".parameters.bands.URL_USERNAME.low_share", equalTo(0.5f))
                .body(ofVersion(TestProfiles.DOUBTFUL) + ".in_force", equalTo(false));
    }

    @Test
    void shouldPutAProfileInForceFromItsDateOnceASecondPersonApproves() {
        Instant from = Instant.parse("2093-01-01T00:00:00Z");
        String before = profiles.at(from).version();
        String id = draft(TestProfiles.DOUBTFUL, from);
        assertThat(profiles.at(from).version()).isEqualTo(before);

        approve(AUTHOR, TestProfiles.DOUBTFUL, id).statusCode(422).contentType("application/problem+json");
        approve(CHIEF, NEWEST, id).statusCode(404);
        approve(CHIEF, TestProfiles.DOUBTFUL, "nonsense").statusCode(404);
        approve(CHIEF, TestProfiles.DOUBTFUL, id)
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("author", equalTo("standards"))
                .body("approver", equalTo("chief"));
        approve(CHIEF, TestProfiles.DOUBTFUL, id).statusCode(409);
        approve(CHIEF, before, draft(before, Instant.parse("2093-02-01T00:00:00Z")))
                .statusCode(200);

        assertThat(profiles.at(from.minusSeconds(1)).version()).isEqualTo(before);
        assertThat(profiles.at(from).version()).isEqualTo(TestProfiles.DOUBTFUL);
        assertThat(profiles.at(Instant.parse("2093-02-01T00:00:00Z")).version()).isEqualTo(before);
        given().auth()
                .oauth2(CHIEF)
                .get("/api/v1/estimator-profiles")
                .then()
                .body(ofVersion(TestProfiles.DOUBTFUL) + ".uses.use_id", hasItem(id));
    }

    @Test
    void shouldRefuseASwitchForThePast() {
        post(AUTHOR, TestProfiles.DOUBTFUL, Instant.parse("2026-01-01T00:00:00Z"))
                .statusCode(422)
                .contentType("application/problem+json");
    }

    @Test
    void shouldRefuseApprovalWhenTheEffectiveDateIsPast() {
        String id = draft(TestProfiles.DOUBTFUL, Instant.parse("2094-01-01T00:00:00Z"));
        OwnerDatabase.execute(
                "update estimator_profile_use set effective_from = '2026-01-01' where use_id = '" + id + "'");

        approve(CHIEF, TestProfiles.DOUBTFUL, id).statusCode(422);
        assertThatThrownBy(() -> change("update estimator_profile_use set approver = 'x', approved_at = now()"
                        + " where use_id = '" + id + "'"))
                .isInstanceOf(JdbiException.class);
    }

    @Test
    void shouldRefuseAnUnknownVersion() {
        post(AUTHOR, "url-v0", Instant.parse("2094-01-01T00:00:00Z")).statusCode(404);
        post(AUTHOR, NEWEST, null).statusCode(400);
    }

    @Test
    void shouldRefuseToStartWhenTheTableNamesAnUnknownVersion() {
        change("insert into estimator_profile_use (use_id, version, effective_from, note, author, recorded_at,"
                + " approver, approved_at, marked_at) values (gen_random_uuid(), 'url-v9', '2099-12-01', 'n', 'a', now(),"
                + " 'b', now(), now())");
        try {
            assertThatThrownBy(profiles::requireKnownVersions)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("url-v9")
                    .hasMessageContaining(NEWEST);
        } finally {
            OwnerDatabase.execute("delete from estimator_profile_use where version = 'url-v9'");
        }
    }

    private void change(String sql) {
        database.useHandle(handle -> handle.execute(sql));
    }

    private static String ofVersion(String version) {
        return "items.find { it.version == '" + version + "' }";
    }

    private static String draft(String version, Instant from) {
        return post(AUTHOR, version, from)
                .statusCode(201)
                .body("state", equalTo("draft"))
                .extract()
                .path("use_id");
    }

    private static ValidatableResponse post(
            String token, String version, @org.jspecify.annotations.Nullable Instant from) {
        String time = from == null ? "null" : "\"" + from + "\"";
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"effective_from\": " + time + ", \"note\": \"a test\"}")
                .post("/api/v1/estimator-profiles/{version}/uses", version)
                .then();
    }

    private static ValidatableResponse approve(String token, String version, String id) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .post("/api/v1/estimator-profiles/{version}/uses/{id}/approve", version, id)
                .then();
    }
}
