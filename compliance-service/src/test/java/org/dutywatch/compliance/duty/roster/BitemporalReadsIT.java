package org.dutywatch.compliance.duty.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After any changes, accepted or refused, a read with {@code as_of} gives the same answer as a read at that time. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class BitemporalReadsIT {
    private static final int CHANGES = 14;
    private static final Instant MONDAY = Instant.parse("2026-12-14T06:00:00Z");
    private static final List<String> KINDS = List.of("REGULAR", "OVERTIME", "DETAIL", "ON_CALL", "LEAVE");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldRepeatAnEarlierAnswerWhenAskedAsOfItsTime(long seed) {
        String officer = officer();
        var random = new Random(seed);
        Map<Instant, String> answered = new HashMap<>();
        List<String> versions = List.of();

        for (int i = 0; i < CHANGES; i++) {
            change(officer, random);
            answered.put(Instant.now(), duty(officer, null));
            List<String> now = versions(officer);
            assertThat(now.subList(0, Math.min(versions.size(), now.size())))
                    .as("versions after change %d of seed %d", i, seed)
                    .isEqualTo(versions);
            versions = now;
        }

        assertThat(versions).as("versions that seed %d made", seed).isNotEmpty();
        answered.forEach((known, answer) -> assertThat(duty(officer, known))
                .as("as of %s, seed %d", known, seed)
                .isEqualTo(answer));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldRestoreTheTimelineWhenAChangeIsReversed(long seed) {
        String officer = officer();
        var random = new Random(seed);
        Instant start = at(24 + random.nextInt(24));
        put(officer, start, start.plus(Duration.ofHours(10)), "REGULAR");
        String before = duty(officer, null);

        Instant leave = start.plus(Duration.ofMinutes(30 + random.nextInt(300)));
        put(officer, leave, leave.plus(Duration.ofMinutes(60)), "LEAVE");
        clock(officer, start, start.plus(Duration.ofMinutes(random.nextInt(60))), null);
        put(officer, start, start.plus(Duration.ofHours(12)), "OVERTIME");
        assertThat(duty(officer, null)).isNotEqualTo(before);
        put(officer, start, start.plus(Duration.ofHours(10)), "REGULAR");
        delete("/api/v1/roster/shifts/" + officer + "/" + start + "/actual");
        delete("/api/v1/roster/shifts/" + officer + "/" + leave);

        assertThat(duty(officer, null)).isEqualTo(before);
    }

    /** Makes a random change. Some are refused, which the test allows. */
    private static void change(String officer, Random random) {
        Instant start = at(random.nextInt(5) * 12);
        switch (random.nextInt(5)) {
            case 0 -> delete("/api/v1/roster/shifts/" + officer + "/" + start);
            case 1 ->
                clock(
                        officer,
                        start,
                        start.plus(Duration.ofMinutes(random.nextInt(90) - 30)),
                        random.nextBoolean() ? start.plus(Duration.ofHours(9 + random.nextInt(6))) : null);
            case 2 -> delete("/api/v1/roster/shifts/" + officer + "/" + start + "/actual");
            default ->
                put(
                        officer,
                        start,
                        start.plus(Duration.ofHours(4 + random.nextInt(9))),
                        KINDS.get(random.nextInt(KINDS.size())));
        }
    }

    private static String officer() {
        return Department.load("B-V" + UUID.randomUUID().toString().substring(0, 6))
                .id("officer");
    }

    private static Instant at(int hours) {
        return MONDAY.plus(Duration.ofHours(hours));
    }

    private static void put(String officer, Instant start, Instant end, String kind) {
        rosterAdmin()
                .contentType("application/json")
                .body("""
                        {"employee_id": "%s", "start": "%s", "end": "%s", "kind": "%s", "reason": "a change"}
                        """.formatted(officer, start, end, kind))
                .post("/api/v1/roster/shifts");
    }

    private static void clock(
            String officer, Instant start, Instant in, @org.jspecify.annotations.Nullable Instant out) {
        rosterAdmin()
                .contentType("application/json")
                .body("""
                        {"clock_in": "%s", "clock_out": %s, "source": "a clock", "reason": "a change"}
                        """.formatted(in, out == null ? "null" : "\"" + out + "\""))
                .put("/api/v1/roster/shifts/" + officer + "/" + start + "/actual");
    }

    private static void delete(String path) {
        rosterAdmin().queryParam("reason", "a change").delete(path);
    }

    private static String duty(String officer, @org.jspecify.annotations.Nullable Instant known) {
        var request = about(officer);
        return (known == null ? request : request.queryParam("as_of", known.toString()))
                .get("/api/v1/duty")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Every version without the fields about its end, which are filled in later. */
    private static List<String> versions(String officer) {
        List<Map<String, Object>> items = about(officer)
                .get("/api/v1/roster/changes")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        List<String> versions = new ArrayList<>();
        items.forEach(item -> {
            item.keySet().removeIf(field -> field.startsWith("superseded"));
            versions.add(item.toString());
        });
        return versions;
    }

    private static RequestSpecification about(String officer) {
        return rosterAdmin()
                .queryParam("employee_id", officer)
                .queryParam("from", "2026-12-10T00:00:00Z")
                .queryParam("to", "2026-12-24T00:00:00Z");
    }

    private static RequestSpecification rosterAdmin() {
        return given().auth().oauth2(TestTokens.of("rosteradmin", "roster-admin"));
    }
}
