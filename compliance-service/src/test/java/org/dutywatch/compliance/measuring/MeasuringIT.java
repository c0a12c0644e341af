package org.dutywatch.compliance.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.dutywatch.compliance.measuring.evaluation.GatherFacts;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcomeListener;
import org.dutywatch.compliance.measuring.evidence.AccessObserved;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The area {@code measuring} decides how many minutes each shift has. What enters: accesses from
 * {@code ingest.access-observed.v1}, in any order and as often as they come, and the shifts that the areas below
 * enqueue. What leaves: {@code /api/v1/minutes} for people; {@link GatherFacts} for the areas above, and each outcome
 * to their {@link ShiftOutcomeListener}s.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class MeasuringIT {
    /** A shift of ten hours with a break in its fifth hour. */
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");

    private static final Instant END = at(600);

    @Inject
    ComplianceTopics topics;

    @Inject
    GatherFacts gatherFacts;

    @Inject
    Results results;

    @Inject
    ReceivedOutcomes outcomes;

    private String officer = "";

    @BeforeEach
    void officerOnDuty() {
        officer = employed();
        DepartmentFixtures.rosters(officer, START, END, at(240), at(300));
    }

    @Test
    void shouldGiveTheSameMinutesWhenTheAccessesComeInAnotherOrder() {
        observed(AccessFixtures.facebookVisit(officer, at(60), 30));
        var inOrder = minutes();

        officerOnDuty();
        var shuffled = new ArrayList<>(AccessFixtures.facebookVisit(officer, at(60), 30));
        Collections.shuffle(shuffled, new Random(7));
        observed(shuffled);

        assertThat(minutes().getFloat("minutes")).isCloseTo(30, within(1.5f));
        for (String figure : List.of("minutes_low", "minutes", "minutes_high")) {
            assertThat(minutes().getFloat(figure)).isEqualTo(inOrder.getFloat(figure));
        }
    }

    @Test
    void shouldChangeNothingWhenAccessesAreRepeated() {
        var visit = AccessFixtures.facebookVisit(officer, at(60), 30);
        observed(visit);
        String once = minutes().getString("minutes");

        observed(visit, AccessFixtures.shareButton(officer, at(400), 1));

        assertThat(minutes().getString("minutes")).isEqualTo(once);
    }

    @Test
    void shouldSayWhyTimeIsNotCountedWhenItIsExemptOrOffDuty() {
        DepartmentFixtures.exempts(officer, at(120), at(150));

        observed(
                AccessFixtures.facebookVisit(officer, at(60), 20),
                AccessFixtures.facebookVisit(officer, at(120), 20),
                AccessFixtures.facebookVisit(officer, at(240), 20),
                AccessFixtures.facebookVisit(officer, at(610), 20),
                AccessFixtures.shareButton(officer, at(400), 20));

        assertThat(minutes().getFloat("minutes")).isCloseTo(20, within(1.5f));
        assertThat(minutes().getList("excluded.reason", String.class))
                .containsExactlyInAnyOrder("EXEMPT", "BREAK", "OFF_DUTY", "EMBED");
    }

    @Test
    void shouldMeasureAgainWhenTheRosterIsCorrected() {
        observed(AccessFixtures.facebookVisit(officer, at(60), 40));

        DepartmentFixtures.rosters(officer, START, at(80));
        results.awaitEvaluated(officer, 40 * 2 * 7);

        assertThat(minutes().getFloat("minutes")).isCloseTo(20, within(0.5f));
        assertThat(minutes().getList("excluded.reason", String.class)).containsExactly("OFF_DUTY");
    }

    @Test
    void shouldHandOutTheDutyVersionOfTheEventThatPublishedTheRosterWhenAShiftIsChangedAndRemoved() {
        DepartmentFixtures.rosters(officer, START, at(80));
        results.awaitEvaluated(officer, 0);
        long changed = outcomes.dutyVersion(officer);

        DepartmentFixtures.takesOffTheRoster(officer, START);
        results.awaitEvaluated(officer, 0);

        await("all changes of the roster are published")
                .atMost(Results.PATIENCE)
                .until(() -> topics.dutyEvents(officer).size() == 3);
        assertThat(topics.dutyEvents(officer))
                .extracting(event -> event.path("version").asLong())
                .endsWith(changed, outcomes.dutyVersion(officer));
    }

    @Test
    void shouldListEveryShiftOnceWhenThePagesAreFollowed() {
        results.change("""
                insert into shift_minutes (employee_id, shift_start, shift_end, kind, minutes_low, minutes, minutes_high,
                                           sites, excluded, confidence, profile, catalogue, evaluated_at)
                select '%s', start, start + interval '10 hours', 'REGULAR', 0, 0, 0, '[]', '[]', 'URL_USERNAME', 'any',
                       'none', now()
                  from generate_series(timestamptz '2031-01-01T06:00:00Z', '2032-05-15T06:00:00Z', '1 day') as start
                """.formatted(officer));
        try {
            var first = page("");
            var second = page("&page_token=" + first.getString("next_page_token"));

            assertThat(first.getList("items")).hasSize(500);
            assertThat(second.getString("next_page_token")).isNull();
            var starts = new ArrayList<String>(first.getList("items.shift_start"));
            starts.addAll(second.getList("items.shift_start"));
            assertThat(starts).hasSize(501).isSorted().doesNotHaveDuplicates();
        } finally {
            results.change("delete from shift_minutes where employee_id = '" + officer + "'");
        }
    }

    private JsonPath page(String token) {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/minutes?from=2031-01-01T00:00:00Z&to=2033-01-01T00:00:00Z&employee_id=" + officer + token)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void shouldHandOutTheFactsOfThePublishedMinutesWhenAHigherAreaAsks() {
        observed(AccessFixtures.facebookVisit(officer, at(60), 30));
        var shift = new ShiftKey(officer, START);

        var facts = gatherFacts.completeFacts(shift).orElseThrow();

        assertThat(facts.evidence()).hasSize(30 * 2 * 7);
        assertThat(facts.minutes().point()).hasToString(minutes().getString("minutes"));
    }

    @Test
    void shouldListTheEmployeeWhenNoRosterIsKnown() {
        officer = employed();

        observed(AccessFixtures.facebookVisit(officer, at(60), 10));

        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/duty/unknown?from=" + START + "&to=" + END)
                .then()
                .statusCode(200)
                .body("items.employee_id", hasItem(officer));
    }

    private static String employed() {
        String id = "MEO" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(id, "Unit " + id, "");
        return id;
    }

    /** Publishes these accesses and waits until they are measured. */
    @SafeVarargs
    private void observed(List<AccessObserved>... accesses) {
        int all = 0;
        for (List<AccessObserved> some : accesses) {
            topics.publishAccesses(some);
            all += some.size();
        }
        results.awaitEvaluated(officer, all);
    }

    /** The row of the only shift of the officer, as an auditor reads it. */
    private JsonPath minutes() {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/minutes?employee_id=" + officer + "&from=" + START + "&to=" + END)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("items[0]");
    }

    private static Instant at(int minutesIntoShift) {
        return START.plus(Duration.ofMinutes(minutesIntoShift));
    }
}
