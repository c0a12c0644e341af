package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.dutywatch.compliance.measuring.evidence.AccessObserved;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From access observations on the topic to minutes, findings and published events. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class LinesToFindingIT {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");
    private static final Instant END = Instant.parse("2026-11-05T22:00:00Z");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String officer = "";
    private String unit = "";

    @BeforeEach
    void newOfficer() {
        officer = "L" + UUID.randomUUID().toString().substring(0, 8);
        unit = "Unit " + officer;
        DepartmentFixtures.employs(officer, unit, "");
        DepartmentFixtures.rosters(officer, START, END);
        DepartmentFixtures.limits(unit, 30);
    }

    @Test
    void shouldPublishAnAlertWhenLinesShowMoreThanTheLimit() throws IOException {
        topics.publishAccesses(visit(45));

        var finding = results.awaitRevision(officer, 1);

        assertThat(finding.getString("tier")).isEqualTo("ALERT");
        assertThat(finding.getString("clause")).isEqualTo("IV.C");
        assertThat(finding.getDouble("minutes.low")).isBetween(30.1, 45.5);
        assertThat(finding.getString("statement"))
                .contains("Estimated", "band")
                .doesNotContainIgnoringCase("violation");
        assertThat(finding.getList("not_known")).isNotEmpty();
        var events = awaitEvents(finding.getString("finding_id"), finding.getInt("revision"));
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("contracts/compliance.finding-changed.v1.schema.json")));
        assertThat(events)
                .allSatisfy(event -> assertThat(schema.validate(event)).isEmpty());
        assertThat(events.get(0).path("change").asText()).isEqualTo("OPENED");
    }

    @Test
    void shouldFindNothingWhenOnlyShareButtonsWereLoaded() {
        var accesses = AccessFixtures.shareButton(officer, START.plus(Duration.ofHours(1)), 120);
        topics.publishAccesses(accesses);

        results.awaitEvaluated(officer, accesses.size());

        assertThat(results.number("select count(*) from finding where employee_id = '" + officer + "'"))
                .isZero();
        assertThat(results.minutesRows(officer)).contains("\"minutes\": 0.0", "EMBED");
    }

    @Test
    void shouldChangeNothingWhenTheSameLinesAreRepeatedInAnotherOrder() {
        var visit = visit(45);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        String before = results.minutesRows(officer);
        int revision = results.finding(officer).getInt("revision");
        long changes = results.number("select count(*) from finding_change");

        topics.publishAccesses(shuffled(visit));
        var lastAccesses = AccessFixtures.shareButton(officer, START.plus(Duration.ofHours(9)), 1);
        topics.publishAccesses(lastAccesses);
        results.awaitEvaluated(officer, visit.size() + lastAccesses.size());

        assertThat(results.finding(officer).getInt("revision")).isEqualTo(revision);
        assertThat(results.number("select count(*) from finding_change")).isEqualTo(changes);
        assertThat(results.minutesRows(officer).replaceAll("\"excluded\": \\[[^]]*]", ""))
                .isEqualTo(before.replaceAll("\"excluded\": \\[[^]]*]", ""));
    }

    @Test
    void shouldStoreTheSameMinutesWhenTheLinesArriveInAnotherOrderAndInParts() {
        var visit = visit(40);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        String inOrder = results.minutesRows(officer);
        String first = officer;

        newOfficer();
        var other = shuffled(visit(40));
        topics.publishAccesses(other.subList(0, 100));
        results.awaitEvaluated(officer, 100);
        topics.publishAccesses(other.subList(100, other.size()));
        results.awaitEvaluated(officer, other.size());

        assertThat(officer).isNotEqualTo(first);
        assertThat(withoutPolicyAndUnit(results.minutesRows(officer))).isEqualTo(withoutPolicyAndUnit(inOrder));
    }

    @Test
    void shouldRaiseTheFindingWhenLinesArriveLate() {
        var visit = visit(40);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        var before = results.finding(officer);

        topics.publishAccesses(AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(6)), 20));

        var raised = results.awaitRevision(officer, before.getInt("revision") + 1);
        assertThat(raised.getDouble("minutes.low")).isGreaterThan(before.getDouble("minutes.low"));
        assertThat(raised.getList("history.change", String.class)).contains("RAISED");
        assertThat(raised.getList("history.cause", String.class)).containsOnly("NEW_LINES");
    }

    @Test
    void shouldExplainEachIntervalAndEachExclusion() {
        var visit = visit(40);
        var buttons = AccessFixtures.shareButton(officer, START.plus(Duration.ofHours(5)), 30);
        topics.publishAccesses(visit);
        topics.publishAccesses(buttons);
        results.awaitEvaluated(officer, visit.size() + buttons.size());
        String id = results.finding(officer).getString("finding_id");

        var why = DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/findings/" + id + "/evidence")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(why.getList("attention")).hasSize(1);
        assertThat(why.getString("attention[0].opened_by[0].host")).isEqualTo("www.facebook.com");
        assertThat(why.getString("attention[0].closed_by.site")).isEqualTo("facebook");
        assertThat(why.getString("excluded.find { it.reason == 'EMBED' }.why")).contains("share button");
        assertThat(why.getInt("excluded.find { it.reason == 'EMBED' }.accesses[0].count"))
                .isEqualTo(buttons.size());
        assertThat(why.getString("versions.profile")).startsWith("url-");
        assertThat(why.getList("duty")).hasSize(1);
    }

    private List<AccessObserved> visit(int minutes) {
        return AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(2)), minutes);
    }

    private static List<AccessObserved> shuffled(List<AccessObserved> accesses) {
        var shuffled = new ArrayList<>(accesses);
        Collections.shuffle(shuffled, new Random(4711));
        return shuffled;
    }

    /** Each officer of these tests has a unit and so a policy of his own. */
    private static String withoutPolicyAndUnit(String rows) {
        return rows.replaceAll("\"(policy|unit)\": \"[^\"]*\"", "");
    }

    private List<JsonNode> awaitEvents(String findingId, int revision) {
        await("revision " + revision + " is published")
                .atMost(Results.PATIENCE)
                .until(() -> topics.findingEvents(findingId).size() >= revision);
        return topics.findingEvents(findingId);
    }
}
