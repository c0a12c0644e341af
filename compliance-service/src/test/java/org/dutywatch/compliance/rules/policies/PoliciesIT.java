package org.dutywatch.compliance.rules.policies;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.policies.Coverage.PolicySubject;
import org.dutywatch.compliance.model.policies.Policy;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The limits for all units end long before the shifts of other tests, so that they do not affect these. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class PoliciesIT {
    private static final String AUTHOR = TestTokens.of("standards", "administrator");
    private static final String CHIEF = TestTokens.of("chief", "chief");

    @Inject
    Policies policies;

    @Test
    void shouldLimitNobodyUntilASecondPersonApproves() {
        String id = draft("Unit PA", "30", "2001-01-01T00:00:00Z");
        assertEquals(Optional.empty(), limit("Unit PA", "2001-06-01T00:00:00Z"));

        approve(AUTHOR, id).statusCode(422).contentType("application/problem+json");
        approve(CHIEF, id)
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("author", equalTo("standards"))
                .body("approver", equalTo("chief"));
        approve(CHIEF, id).statusCode(409);

        assertEquals(Optional.of(Minutes.of(30)), limit("Unit PA", "2001-01-01T00:00:00Z"));
        assertEquals(Optional.empty(), limit("Unit PA", "2000-12-31T23:59:59Z"));
    }

    @Test
    void shouldPreferTheUnitsOwnLimitAndTheLatestEffectiveOne() {
        approve(CHIEF, draft(null, "45", "2002-01-01T00:00:00Z"));
        approve(CHIEF, draft("Unit PB", "20.5", "2002-02-01T00:00:00Z"));
        approve(CHIEF, draft(null, "40", "2002-03-01T00:00:00Z"));
        draft("Unit PB", "1", "2002-03-01T00:00:00Z");

        assertEquals(Optional.of(Minutes.of(45)), limit("Unit PB", "2002-01-15T00:00:00Z"));
        assertEquals(Optional.of(new Minutes(205)), limit("Unit PB", "2002-04-01T00:00:00Z"));
        assertEquals(Optional.of(Minutes.of(40)), limit("Unit PC", "2002-04-01T00:00:00Z"));
    }

    @Test
    void shouldLetAnotherAdministratorApprove() {
        String id = draft("Unit PD", "30", "2003-01-01T00:00:00Z");

        approve(TestTokens.of("second", "administrator"), id).statusCode(200);
        given().auth()
                .oauth2(CHIEF)
                .get("/api/v1/policies")
                .then()
                .statusCode(200)
                .body("items.policy_id", hasItem(id));
    }

    @Test
    void shouldRefuseAnInvalidLimit() {
        post(null, "-1", "2003-01-01T00:00:00Z").statusCode(400).contentType("application/problem+json");
        post(null, "1441", "2003-01-01T00:00:00Z").statusCode(400);
        post(null, "10.25", "2003-01-01T00:00:00Z").statusCode(400);
        post(null, "10", "2003-01-01T00:00:00").statusCode(400);
    }

    private Optional<Minutes> limit(String unit, String at) {
        return policies
                .approved()
                .applicableTo(new PolicySubject(unit, "", ShiftKind.REGULAR), Instant.parse(at))
                .stream()
                .map(Policy::limitMinutes)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String draft(@Nullable String unit, String limit, String from) {
        return post(unit, limit, from)
                .statusCode(201)
                .body("state", equalTo("draft"))
                .extract()
                .path("policy_id");
    }

    private static ValidatableResponse post(@Nullable String unit, String limit, String from) {
        return given().auth()
                .oauth2(AUTHOR)
                .contentType("application/json")
                .body("""
                        {"limit_minutes_per_shift": %s, "unit": %s, "effective_from": "%s",
                         "effective_until": "2004-01-01T00:00:00Z", "note": "a test"}
                        """.formatted(limit, unit == null ? "null" : "\"" + unit + "\"", from))
                .post("/api/v1/policies")
                .then();
    }

    private static ValidatableResponse approve(String token, String id) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .post("/api/v1/policies/{id}/approve", id)
                .then();
    }
}
