package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.dutywatch.compliance.insight.retention.PurgeFacts;
import org.dutywatch.compliance.insight.retention.PurgeFetches;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roster entries and exemptions are deleted when they are old and nothing that is kept rests on them. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class PurgeFactsIT {
    @Inject
    PurgeFacts purgeFacts;

    @Inject
    PurgeFetches purgeFetches;

    @Inject
    Results results;

    private String officer = "";
    private final UUID exemption = UUID.randomUUID();
    private final UUID declined = UUID.randomUUID();

    @BeforeEach
    void officer() {
        officer = "PF" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(officer, "Unit " + officer, "");
    }

    /** A shift of ten hours with clock times, an exemption in it with its request, and one that was declined. */
    private void facts(String ago) {
        String start = "date_trunc('hour', now()) - interval '" + ago + "'";
        OwnerDatabase.execute(
                "insert into roster_entry (employee_id, start_at, end_at, kind, recorded_at, author, reason) select '"
                        + officer + "', " + start + ", " + start + " + interval '10 hours', 'REGULAR', " + start
                        + ", 'a', 'r'",
                "insert into duty_actual (employee_id, shift_start, clock_in, clock_out, source, recorded_at, author,"
                        + " reason) select '" + officer + "', " + start + ", " + start + ", " + start
                        + " + interval '9 hours', 's', " + start + ", 'a', 'r'",
                "insert into exemption (exemption_id, employee_id, start_at, end_at, review_on, reason, approved_by,"
                        + " created_by, created_at) select '" + exemption + "', '" + officer + "', " + start + ", "
                        + start + " + interval '1 hour', now(), 'r', 'b', 'a', " + start,
                draft(exemption, start, "APPROVED"),
                draft(declined, start, "DECLINED"),
                "insert into decision (decision_id, kind, state, author, author_ids, subjects, deciders, asked_at,"
                        + " decide_by, settled_by, settled_at) select draft_id, 'EXEMPTION', state, 'a', '{}', '{}', '{}',"
                        + " created_at, decide_by, 'b', decided_at"
                        + " from exemption_draft where employee_id = '" + officer + "'");
    }

    private String draft(UUID id, String start, String state) {
        return "insert into exemption_draft (draft_id, action, employee_id, start_at, end_at, purpose, reason,"
                + " created_by, created_at, decide_by, state, decided_by, decided_at) select '" + id
                + "', 'GRANT', '" + officer + "', " + start + ", " + start
                + " + interval '1 hour', 'OFFICIAL_DUTY', 'r', 'a', " + start + ", " + start + ", '" + state
                + "', 'b', "
                + start;
    }

    @Test
    void shouldDeleteOldFactsOnWhichNothingRests() {
        facts("8 years");

        purge();

        assertThat(left()).isEqualTo("0 0 0 0 0");
        for (String action : new String[] {"purge_roster", "purge_exemptions"}) {
            await(action + " is audited")
                    .atMost(Results.PATIENCE)
                    .until(() -> results.number("select count(*) from audit_record where action = '" + action
                                    + "' and purpose like '%that began from%nothing rests on them'")
                            > 0);
        }
    }

    @Test
    void shouldKeepFactsForAsLongAsReferredFindings() {
        facts("6 years");

        purge();

        assertThat(left()).isEqualTo("1 1 1 2 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into legal_hold (hold_id, employee_id, from_at, to_at, reason, set_by, set_at) values"
                        + " (gen_random_uuid(), ':officer', now() - interval '8 years 1 day', now() - interval '8 years',"
                        + " 'r', 's', now())",
                "insert into finding (finding_id, employee_id, rule, clause, shift_start, shift_end, shift_kind, revision,"
                        + " tier, state, resolution, minutes_low, minutes, minutes_high, limit_minutes, confidence, sites,"
                        + " excluded, profile, catalogue, policy, opened_at, changed_at) values (gen_random_uuid(),"
                        + " ':officer', 'ON_DUTY_ACCESS_PER_SHIFT', 'IV.E', now() - interval '8 years',"
                        + " now() - interval '8 years' + interval '10 hours', 'REGULAR', 1, 'ALERT', 'CLOSED',"
                        + " 'REFERRED', 40, 45, 50, 30, 'HIGH', '[]', '[]', 'p', 'c', 'p', now(), now())"
            })
    void shouldKeepFactsWhileSomethingRestsOnThem(String insert) {
        facts("8 years");
        OwnerDatabase.execute(insert.replace(":officer", officer));

        purge();

        assertThat(left()).isEqualTo("1 1 1 2 2");
    }

    @ParameterizedTest
    @CsvSource({"0, 364 days, 1 1 1 2 2", "-5000, 364 days, 1 1 1 2 2", "0, 370 days, 0 0 0 0 0"})
    void shouldDeleteNothingYoungerThanAYearWhateverTheServiceAsksFor(int days, String ago, String left) {
        facts(ago);

        QuarkusTransaction.begin();
        try {
            results.text("select count from purge_roster(" + days + ", 100000)");
            results.text("select count from purge_exemptions(" + days + ", 100000)");
            assertThat(left()).isEqualTo(left);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void shouldDeleteOldFetchesOfARosterButNotTheLastSuccess() {
        UUID feed = UUID.randomUUID();
        OwnerDatabase.execute(
                "insert into roster_feed (feed_id, name, sealed_url, host, refresh, stale_after, author, created_at,"
                        + " next_fetch_at, deleted_at) values ('" + feed + "', '" + feed
                        + "', '', 'h', 'PT1H', 'PT2H', 'a', now(), now(), now())",
                "insert into roster_feed_fetch (feed_id, fetched_at, outcome) select '" + feed
                        + "', now() - ago::interval, outcome from (values ('9 years', 'CHANGED'), ('8 years', 'FAILED'),"
                        + " ('8 years', 'UNCHANGED'), ('6 years', 'FAILED'), ('399 days', 'FAILED')) as tried (ago, outcome)");

        while (purgeFetches.purge()) {
            // The next batch.
        }

        assertThat(results.text("select string_agg(outcome, ' ' order by fetched_at, outcome) from roster_feed_fetch"
                        + " where feed_id = '" + feed + "'"))
                .isEqualTo("UNCHANGED FAILED");
        await("the purge is audited")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where action = 'purge_roster_fetches'"
                                + " and purpose like '% fetches of roster feeds from %'")
                        > 0);
    }

    private void purge() {
        while (purgeFacts.purge()) {
            // The next batch.
        }
    }

    /** The numbers of roster entries, clock times, exemptions, requests and decisions. */
    private String left() {
        String of = " where employee_id = '" + officer + "'";
        return results.number("select count(*) from roster_entry" + of) + " "
                + results.number("select count(*) from duty_actual" + of) + " "
                + results.number("select count(*) from exemption" + of) + " "
                + results.number("select count(*) from exemption_draft" + of) + " "
                + results.number(
                        "select count(*) from decision where decision_id in ('" + exemption + "', '" + declined + "')");
    }
}
