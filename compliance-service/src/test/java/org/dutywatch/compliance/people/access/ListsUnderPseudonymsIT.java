package org.dutywatch.compliance.people.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dutywatch.compliance.measuring.evidence.AccessObserved;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Ten officers work almost alike, each with a shift and minutes of his own. Two administrators lay their lists side by
 * side: neither what a row shows nor its place says which rows are about one officer.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ListsUnderPseudonymsIT {
    private static final int OFFICERS = 10;

    /** No other test has this day, which begins at 05:00 UTC. */
    private static final Instant DAY = Instant.parse("2026-09-09T05:00:00Z");

    private static final Instant START = DAY.plus(Duration.ofMinutes(7 * 60 + 11));
    private static final Pattern PSEUDONYM = Pattern.compile("P-[0-9A-Z]{10}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d[0-9:.]*Z");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private final List<String> officers = new ArrayList<>();

    @BeforeEach
    void officersWithAlertsAndClaims() {
        if (!officers.isEmpty()) {
            return;
        }
        String tag = UUID.randomUUID().toString().substring(0, 6);
        String unit = "Unit LP" + tag;
        DepartmentFixtures.limits(unit, 30);
        for (int number = 0; number < OFFICERS; number++) {
            String officer = "LP" + number + tag;
            officers.add(officer);
            DepartmentFixtures.employs(officer, unit, "");
            Instant start = START.plus(Duration.ofMinutes(number));
            DepartmentFixtures.rosters(officer, start, start.plus(Duration.ofHours(10)));
            var visit = visit(officer, start.plus(Duration.ofMinutes(30 + 7L * number)), number % 4);
            topics.publishAccesses(visit);
            results.awaitEvaluated(officer, visit.size());
            DepartmentFixtures.as(DepartmentFixtures.tokenOf(officer, "employee"))
                    .contentType("application/json")
                    .body("{\"text\":\"It was a search.\",\"claim\":{\"kind\":\"OFFICIAL_BUSINESS\",\"start\":\""
                            + start
                            + "\",\"end\":\"" + start.plus(Duration.ofHours(2))
                            + "\",\"directed_by\":\"Lieutenant Cole\",\"purpose\":\"missing person\"}}")
                    .post("/api/v1/findings/" + ownId(officer) + "/replies")
                    .then()
                    .statusCode(201);
        }
    }

    /** A visit that is some seconds longer than that of others. */
    private static List<AccessObserved> visit(String officer, Instant from, int variant) {
        Instant last = from.plus(Duration.ofMinutes(45)).plusSeconds(3L * variant);
        return Stream.concat(
                        AccessFixtures.facebookVisit(officer, from, 45).stream(),
                        AccessFixtures.facebookVisit(officer, last, 1).stream())
                .toList();
    }

    @Test
    void shouldShowRowsOfOfficersWhoWorkAlikeAlikeAndInAnOrderOfTheViewersOwn() {
        assertThat(new HashSet<>(exactMinutes())).as("the exact minutes differ").hasSizeGreaterThan(1);
        var one = new Viewer("lp-one-" + officers.get(0));
        var other = new Viewer("lp-other-" + officers.get(0));

        for (Viewer viewer : List.of(one, other)) {
            for (Map.Entry<String, List<String>> list : viewer.lists().entrySet()) {
                assertThat(list.getValue()).as(list.getKey()).hasSize(OFFICERS);
                assertThat(list.getValue().stream().map(ListsUnderPseudonymsIT::withoutNames))
                        .as("what %s shows %s of each officer", list.getKey(), viewer.user())
                        .containsOnly(withoutNames(list.getValue().get(0)));
                assertThat(list.getValue())
                        .allSatisfy(row -> assertThat(
                                        TIME.matcher(row).results().map(found -> Instant.parse(found.group())))
                                .as("times in %s", row)
                                .allMatch(ListsUnderPseudonymsIT::isStartOfDay));
            }
        }
        for (String list : List.of("/api/v1/findings", "minutes as JSON", "minutes as CSV")) {
            assertThat(one.officersIn(list))
                    .as(list)
                    .containsExactlyInAnyOrderElementsOf(officers)
                    .isNotEqualTo(other.officersIn(list));
        }
        assertThat(String.join("", one.everything()))
                .doesNotContain(PSEUDONYM
                        .matcher(String.join("", other.everything()))
                        .results()
                        .map(found -> found.group())
                        .toArray(String[]::new));
    }

    @Test
    void shouldNotSayTheTimeOfAShiftThroughTheEdgesOfARequest() {
        var viewer = new Viewer("lp-edges-" + officers.get(0));
        String wholeDay = viewer.get("/api/v1/minutes?" + range(DAY, DAY.plus(Duration.ofDays(1))))
                .extract()
                .asString();
        Instant minute = START.plus(Duration.ofMinutes(3));

        assertThat(viewer.get("/api/v1/minutes?" + range(minute, minute.plusSeconds(1)))
                        .extract()
                        .asString())
                .isEqualTo(wholeDay);
        String explained = "/api/v1/minutes/" + viewer.pseudonym(officers.get(3)) + "/";
        assertThat(viewer.get(explained + DAY.plusSeconds(1) + "/explain")
                        .extract()
                        .asString())
                .isEqualTo(viewer.get(explained + minute + "/explain").extract().asString());
        viewer.as().get(explained + minute + "/timeline.svg").then().statusCode(403);
        viewer.as()
                .get("/api/v1/findings/" + viewer.shown(officers.get(3)) + "/timeline.svg")
                .then()
                .statusCode(403);
    }

    private List<String> exactMinutes() {
        return officers.stream()
                .map(officer -> results.text("select minutes_low || ' ' || minutes || ' ' || minutes_high"
                        + " from shift_minutes where employee_id = '" + officer + "'"))
                .toList();
    }

    private static String range(Instant from, Instant to) {
        return "from=" + from + "&to=" + to;
    }

    private static boolean isStartOfDay(Instant time) {
        return time.atZone(ZoneId.of("America/Chicago")).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private String ownId(String officer) {
        return results.text("select finding_id from finding where employee_id = '" + officer + "'");
    }

    /** Whether it was opened as a review or as an alert depends on how many accesses came at once. */
    private static String withoutHistory(String finding) {
        var json = JsonPath.from(finding);
        assertThat(json.getList("history.minutes")).containsOnlyNulls();
        assertThat(json.getList("history.change", String.class)).containsExactly("OPENED", "REPLIED");
        Map<String, Object> shown = new TreeMap<>(json.getMap("$"));
        shown.remove("history");
        return shown.toString();
    }

    private static String withoutNames(String row) {
        return ID.matcher(PSEUDONYM.matcher(row).replaceAll("somebody")).replaceAll("an id");
    }

    /** An administrator, with what he is shown of the officers. */
    private final class Viewer {
        private final String user;
        private final ViewerPseudonyms own;

        Viewer(String user) {
            this.user = user;
            var scheme = ShownIds.scheme();
            own = scheme.of(TestTokens.ISSUER + "\n" + user + "@ridgemont-pd.example", scheme.periodAt(Instant.now()));
        }

        String user() {
            return user;
        }

        String pseudonym(String officer) {
            return own.of(officer);
        }

        String shown(String officer) {
            return own.ids().shown(UUID.fromString(ownId(officer))).toString();
        }

        RequestSpecification as() {
            return DepartmentFixtures.as(TestTokens.of(user, "administrator"));
        }

        ValidatableResponse get(String path) {
            return as().get(path).then().statusCode(200);
        }

        Map<String, List<String>> lists() {
            return Map.of(
                    "/api/v1/findings", rowsOf("/api/v1/findings?tier=ALERT"),
                    "/api/v1/claims", rowsOf("/api/v1/claims?state=PENDING"),
                    "minutes as JSON", rowsOf("/api/v1/minutes?" + range(DAY, DAY.plusSeconds(1))),
                    "minutes as CSV", csv(),
                    "a finding",
                            each(officer -> "/api/v1/findings/" + shown(officer)).stream()
                                    .map(ListsUnderPseudonymsIT::withoutHistory)
                                    .toList(),
                    "evidence", each(officer -> "/api/v1/findings/" + shown(officer) + "/evidence"),
                    "bundles", each(officer -> "/api/v1/findings/" + shown(officer) + "/bundles"),
                    "minutes explained",
                            each(officer -> "/api/v1/minutes/" + pseudonym(officer) + "/" + DAY + "/explain"));
        }

        List<String> everything() {
            return lists().values().stream().flatMap(List::stream).toList();
        }

        List<String> officersIn(String list) {
            Map<String, String> names = new HashMap<>();
            officers.forEach(officer -> names.put(pseudonym(officer), officer));
            return Objects.requireNonNull(lists().get(list), list).stream()
                    .map(row -> {
                        var found = PSEUDONYM.matcher(row);
                        return found.find() ? names.getOrDefault(found.group(), "") : "";
                    })
                    .toList();
        }

        private List<String> each(UnaryOperator<String> path) {
            return officers.stream()
                    .map(officer -> get(path.apply(officer)).extract().asString())
                    .toList();
        }

        private List<String> csv() {
            return as().accept("text/csv")
                    .get("/api/v1/minutes?" + range(DAY, DAY.plusSeconds(1)))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString()
                    .lines()
                    .filter(row -> officers.stream().anyMatch(officer -> row.contains(pseudonym(officer))))
                    .toList();
        }

        /** The rows about the officers, of all pages. */
        private List<String> rowsOf(String path) {
            List<String> rows = new ArrayList<>();
            String next = "";
            do {
                var page = get(path + next).extract().jsonPath();
                for (Map<String, Object> row : page.<Map<String, Object>>getList("items")) {
                    if (officers.stream().anyMatch(officer -> pseudonym(officer).equals(row.get("employee_id")))) {
                        rows.add(new TreeMap<>(row).toString());
                    }
                }
                String token = page.getString("next_page_token");
                next = token == null ? "" : (path.contains("?") ? "&" : "?") + "page_token=" + token;
            } while (!next.isEmpty());
            return rows;
        }
    }
}
