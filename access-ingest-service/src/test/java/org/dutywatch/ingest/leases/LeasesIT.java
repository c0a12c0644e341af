package org.dutywatch.ingest.leases;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class LeasesIT {
    private static final String SOURCE = "leases-squid";
    private static final Instant NOON = Instant.parse("2026-11-17T18:00:00Z");
    private static final Instant MORNING = NOON.minus(Duration.ofHours(4));
    private static final Instant EVENING = NOON.plus(Duration.ofHours(4));

    @Inject
    IngestFeed feed;

    @Inject
    Database database;

    @Inject
    ExpireLeases expireLeases;

    @BeforeEach
    void registerSourceAndEmployees() {
        feed.registerSource(SOURCE, "username", "lease");
        feed.employee("L1", 1, "lreyes");
        feed.employee("L2", 1, "lnovak");
        await("directory")
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        outcome(SquidLines.from("10.77.0.1", "lnovak", NOON)).equals("observed"));
    }

    @Test
    void shouldAttributeByTheLeaseOfThatTime() {
        importRows(row("10.77.1.1", "RIDGEMONT\\LReyes", MORNING, NOON), row("10.77.1.1", "lnovak", NOON, EVENING))
                .body("counts.added", equalTo(2));

        dryRun(
                        SquidLines.from("10.77.1.1", "-", NOON.minusSeconds(600)),
                        SquidLines.from("10.77.1.1", "-", NOON.minusSeconds(10)),
                        SquidLines.from("10.77.1.1", "-", NOON.plusSeconds(10)),
                        SquidLines.from("10.77.1.1", "lreyes", NOON.plusSeconds(600)),
                        SquidLines.from("10.77.1.1", "-", EVENING.plusSeconds(5)))
                .body("items.outcome", contains("observed", "observed", "observed", "observed", "unattributed"))
                .body("items.observation.employee_id", contains("L1", "L1", "L2", "L1"))
                .body("items.observation.identity", contains("LEASE", "LEASE", "LEASE", "USERNAME"))
                .body("items.observation.ambiguous", contains(false, true, true, false))
                .body("items[4].reason", equalTo("no_lease"));
    }

    @Test
    void shouldPublishTheMethodThatIdentifiedThePerson() {
        feed.employee("L3", 1, "ltopic");
        importRows(row("10.77.2.1", "ltopic", MORNING, EVENING));

        feed.post(
                SOURCE,
                SquidLines.from("10.77.2.1", "-", NOON),
                SquidLines.from("10.77.2.1", "-", EVENING.minusSeconds(1)));

        await("both observations")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("L3").size() == 2);
        feed.observationsOf("L3").forEach(observation -> {
            assertEquals("LEASE", observation.getString("identity"));
            assertFalse(observation.getBoolean("ambiguous"));
        });
    }

    @Test
    void shouldNotAttributeWhenLeasesOverlapOrTheTerminalIsShared() {
        importRows(
                row("10.77.3.1", "lreyes", MORNING, EVENING),
                row("10.77.3.1", "lnovak", MORNING, EVENING),
                row("10.77.3.2", "lreyes", MORNING, NOON),
                row("10.77.3.2", "", NOON, EVENING),
                row("10.77.3.3", "lstranger", MORNING, EVENING));

        dryRun(
                        SquidLines.from("10.77.3.1", "-", NOON),
                        SquidLines.from("10.77.3.2", "-", NOON.plusSeconds(3)),
                        SquidLines.from("10.77.3.3", "-", NOON),
                        SquidLines.from("10.77.3.4", "-", NOON))
                .body("items.outcome", contains("unattributed", "unattributed", "unattributed", "unattributed"))
                .body("items.reason", contains("ambiguous_lease", "shared_terminal", "unknown_user", "no_lease"));
    }

    @Test
    void shouldPublishLaterWhenTheLeaseIsImportedAfterTheLines() {
        feed.employee("L4", 1, "llate");
        long before = feed.source(SOURCE).getLong("lines");
        long later = feed.source(SOURCE).getLong("attributed_later");
        feed.post(
                SOURCE,
                SquidLines.from("10.77.4.1", "-", NOON),
                SquidLines.from("10.77.4.1", "-", NOON.plusSeconds(1)),
                SquidLines.from("10.77.4.1", "-", EVENING.plusSeconds(1)),
                SquidLines.from("10.77.4.2", "-", NOON));
        feed.awaitLines(SOURCE, before + 4);
        assertEquals(4, parkedCount("10.77.4.%"));

        importRows(row("10.77.4.1", "llate", MORNING, EVENING), row("10.77.4.2", "", MORNING, EVENING));

        await("both observations")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("L4").size() == 2);
        await("released").atMost(Duration.ofSeconds(30)).until(() -> parkedCount("10.77.4.%") == 2);
        await("counted")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.source(SOURCE).getLong("attributed_later") == later + 2);
    }

    @Test
    void shouldPublishLaterWhenTheHolderBecomesAnEmployee() {
        importRows(row("10.77.5.1", "lnewcomer", MORNING, EVENING));
        feed.post(SOURCE, SquidLines.from("10.77.5.1", "-", NOON));
        await("parked").atMost(Duration.ofSeconds(30)).until(() -> parkedCount("10.77.5.1") == 1);

        feed.employee("L5", 1, "lnewcomer");

        await("observed")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("L5").size() == 1);
    }

    @Test
    void shouldNotUseAddressesWhenTheSourceDoesNotAllowThem() {
        feed.registerSource("leases-by-user", "username");
        importRows(row("10.77.6.1", "lreyes", MORNING, EVENING));

        dryRunOf("leases-by-user", SquidLines.from("10.77.6.1", "-", NOON))
                .body("items[0].outcome", equalTo("unattributed"))
                .body("items[0].reason", equalTo("no_user"));
    }

    @Test
    void shouldPublishADenialThatIsAttributedByLease() {
        importRows(row("10.77.7.1", "lreyes", MORNING, EVENING));
        String denied = SquidLines.from("10.77.7.1", "-", NOON).replace("TCP_MISS/200", "TCP_DENIED/403");

        dryRun(denied)
                .body("items[0].outcome", equalTo("denied"))
                .body("items[0].observation.employee_id", equalTo("L1"))
                .body("items[0].observation.denied", equalTo(true));
    }

    @Test
    void shouldAnswerEachRow() {
        String good = row("10.77.8.1", "lreyes", MORNING, NOON);
        importRows(good).body("rows[0].outcome", equalTo("added"));

        importRows(
                        good,
                        row("10.77.8.1", "lnovak", MORNING, MORNING),
                        row("::ffff:10.77.8.2", "lnovak", MORNING, NOON),
                        row("desk-12", "lreyes", MORNING, NOON),
                        row("10.77.8.3", "lreyes", NOON, MORNING),
                        "10.77.8.3,lreyes,2026-11-17T06:00:00,2026-11-17T12:00:00Z",
                        "10.77.8.3,lreyes,,2026-11-17T12:00:00Z",
                        "10.77.8.3,lreyes,1926-11-17T06:00:00Z,2026-11-17T12:00:00Z",
                        "10.77.8.3,PC12$,2026-11-17T06:00:00Z,2026-11-17T12:00:00Z",
                        "10.77.8.3,lreyes")
                .body(
                        "rows.outcome",
                        contains(
                                "unchanged",
                                "unchanged",
                                "added",
                                "refused",
                                "refused",
                                "refused",
                                "refused",
                                "refused",
                                "refused",
                                "refused"))
                .body("rows[2].address", equalTo("10.77.8.2"))
                .body("rows[3].reason", containsString("no IP address"))
                .body("rows[4].reason", equalTo("end is before start"))
                .body("rows[5].reason", containsString("add its offset"))
                .body("rows[6].reason", equalTo("start is empty"))
                .body("rows[7].reason", containsString("between the years"))
                .body("rows[8].reason", containsString("names no person"))
                .body("rows[9].reason", containsString("2 fields"))
                .body(
                        "counts",
                        equalTo(Map.of(
                                "added",
                                1,
                                "changed",
                                0,
                                "unchanged",
                                2,
                                "removed",
                                0,
                                "superseded",
                                0,
                                "held",
                                0,
                                "refused",
                                7)));
    }

    @Test
    void shouldLetTheLastRowOfALeaseHoldWhenTheFileIsAJournal() {
        Instant released = NOON.minusSeconds(1800);
        importRows(
                        row("10.77.13.1", "lreyes", MORNING, EVENING),
                        row("10.77.13.2", "lreyes", MORNING, EVENING),
                        row("10.77.13.3", "lreyes", MORNING, EVENING),
                        row("::ffff:10.77.13.1", "LReyes", MORNING, released),
                        row("10.77.13.2", "lreyes", MORNING, released),
                        row("10.77.13.3", "lreyes", MORNING, MORNING),
                        row("10.77.13.1", "lnovak", released.plusSeconds(300), EVENING))
                .body(
                        "rows.outcome",
                        contains("superseded", "superseded", "superseded", "added", "added", "unchanged", "added"))
                .body("rows[0].reason", equalTo("row 4 has the same address, username and start"))
                .body("counts.superseded", equalTo(3));

        dryRun(
                        SquidLines.from("10.77.13.1", "-", NOON),
                        SquidLines.from("10.77.13.2", "-", NOON),
                        SquidLines.from("10.77.13.3", "-", MORNING.plusSeconds(60)),
                        SquidLines.from("10.77.13.1", "-", MORNING.plusSeconds(60)))
                .body("items.reason", contains("access", "no_lease", "no_lease", "access"))
                .body("items[0].observation.employee_id", equalTo("L2"))
                .body("items[3].observation.employee_id", equalTo("L1"));
    }

    @Test
    void shouldLetTheLastRowHoldOverEarlierFiles() {
        importRows(row("10.77.14.1", "lreyes", MORNING, EVENING));

        importRows(
                        row("10.77.14.1", "lreyes", MORNING, EVENING.plusSeconds(3600)),
                        row("10.77.14.1", "lreyes", MORNING, NOON))
                .body("rows.outcome", contains("superseded", "changed"));
        assertEquals("unattributed", outcome(SquidLines.from("10.77.14.1", "-", NOON.plusSeconds(60))));

        importRows(row("10.77.14.1", "lreyes", MORNING, MORNING), row("10.77.14.1", "lreyes", MORNING, EVENING))
                .body("rows.outcome", contains("superseded", "changed"));
        assertEquals("observed", outcome(SquidLines.from("10.77.14.1", "-", NOON.plusSeconds(60))));

        importRows(row("10.77.14.1", "lreyes", MORNING, EVENING), row("10.77.14.1", "lreyes", MORNING, MORNING))
                .body("rows.outcome", contains("superseded", "removed"));
        assertEquals("unattributed", outcome(SquidLines.from("10.77.14.1", "-", NOON.plusSeconds(60))));
    }

    @Test
    void shouldLetTheLastRowHoldWhenOneOfThemNamesTheDomain() {
        importRows(row("10.77.16.1", "RIDGEMONT\\lreyes", MORNING, EVENING), row("10.77.16.1", "lreyes", MORNING, NOON))
                .body("rows.outcome", contains("superseded", "added"));
        assertEquals("unattributed", outcome(SquidLines.from("10.77.16.1", "-", NOON.plusSeconds(60))));

        importRows(row("10.77.16.1", "lreyes@ridgemont", MORNING, EVENING)).body("rows.outcome", contains("changed"));
        importRows(row("10.77.16.1", "lreyes", MORNING, MORNING)).body("rows.outcome", contains("removed"));

        assertEquals("unattributed", outcome(SquidLines.from("10.77.16.1", "-", MORNING.plusSeconds(60))));
    }

    @Test
    void shouldAttributeNothingByALeaseWhoseLastRowCannotBeRead() {
        importRows(
                        row("10.77.15.1", "lreyes", MORNING, EVENING),
                        row("10.77.15.1", "lreyes", MORNING, MORNING.minusSeconds(1)),
                        row("10.77.15.2", "lreyes", MORNING, EVENING),
                        "10.77.15.2,lreyes," + MORNING + ",yesterday",
                        row("10.77.15.2", "lreyes", MORNING, NOON))
                .body("rows.outcome", contains("refused", "refused", "superseded", "refused", "added"))
                .body("rows[0].reason", equalTo("row 2 is about the same lease and is refused"))
                .body("rows[1].reason", equalTo("end is before start"));

        assertEquals("unattributed", outcome(SquidLines.from("10.77.15.1", "-", NOON)));
    }

    @Test
    void shouldNotAttributeTheLineOfAMachineToTheHolderOfItsAddress() {
        importRows(row("10.77.12.1", "lreyes", MORNING, EVENING));

        dryRun(
                        SquidLines.from("10.77.12.1", "pc-31$@RIDGEMONT", NOON),
                        SquidLines.from("10.77.12.1", "ridgemont\\\\pc-31$", NOON.plusSeconds(60)),
                        SquidLines.from("10.77.12.1", "anonymous", NOON.plusSeconds(120)),
                        SquidLines.from("10.77.12.1", "%FFx", NOON.plusSeconds(180)),
                        SquidLines.from("10.77.12.1", "OTHER\\lreyes", NOON.plusSeconds(240)),
                        SquidLines.from("10.77.12.1", "-", NOON.plusSeconds(300)))
                .body(
                        "items.reason",
                        contains(
                                "machine_account",
                                "machine_account",
                                "placeholder",
                                "unreadable_name",
                                "unknown_user",
                                "access"))
                .body("items[5].observation.employee_id", equalTo("L1"));
    }

    @Test
    void shouldChangeAndRemoveALease() {
        importRows(row("10.77.9.1", "lreyes", MORNING, NOON));

        importRows(row("10.77.9.1", "lreyes", MORNING, EVENING)).body("rows[0].outcome", equalTo("changed"));
        assertEquals("observed", outcome(SquidLines.from("10.77.9.1", "-", NOON.plusSeconds(99))));

        importRows(row("10.77.9.1", "lreyes", MORNING, MORNING)).body("rows[0].outcome", equalTo("removed"));
        assertEquals("unattributed", outcome(SquidLines.from("10.77.9.1", "-", NOON.plusSeconds(99))));
        importRows(row("10.77.9.1", "lreyes", MORNING, MORNING)).body("rows[0].outcome", equalTo("unchanged"));
    }

    @Test
    void shouldChangeNothingWhenItIsADryRun() {
        importFile("?dry_run=true", file(row("10.77.10.1", "lreyes", MORNING, EVENING)))
                .statusCode(200)
                .body("dry_run", equalTo(true))
                .body("rows[0].outcome", equalTo("added"));

        assertEquals("unattributed", outcome(SquidLines.from("10.77.10.1", "-", NOON)));
    }

    @Test
    void shouldRefuseTheFileWhenItsColumnsAreWrong() {
        refused("address,username,start,end,mac\n").body("detail", containsString("unknown column 'mac'"));
        refused("address,username,start\n").body("detail", containsString("column 'end' is missing"));
        refused("address,address,username,start,end\n").body("detail", containsString("column 'address' occurs twice"));
        refused("").body("detail", containsString("the file is empty"));
        refused("address,username,start,end\n\"10.1.1.1").body("detail", containsString("quotes"));
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("text/csv")
                .body(new byte[] {(byte) 0xff})
                .post("/api/v1/leases/import")
                .then()
                .statusCode(400)
                .body("detail", equalTo("the file is not UTF-8"));
    }

    @Test
    void shouldDeleteLeasesThatEndedAndWereImportedLongAgo() {
        importRows(
                row("10.77.11.1", "lreyes", MORNING.minus(Duration.ofDays(3650)), NOON.minus(Duration.ofDays(3650))));
        expireLeases.expire();
        assertTrue(stored("10.77.11.1"), "imported just now");
        database.useHandle(handle ->
                handle.execute("update lease set imported_at = '2016-11-18T00:00:00Z' where address = '10.77.11.1'"));
        long version = version();

        expireLeases.expire();

        assertFalse(stored("10.77.11.1"));
        assertEquals(version, version(), "no access is attributed again because a lease has expired");
    }

    @Test
    void shouldDeleteAccessesWithTheLeaseByWhichTheyWereAttributed() {
        importRows(row("10.77.16.1", "lreyes", MORNING, EVENING), row("10.77.16.2", "lreyes", MORNING, EVENING));
        feed.post(SOURCE, SquidLines.from("10.77.16.1", "-", NOON), SquidLines.from("10.77.16.2", "-", NOON));
        await("both accesses")
                .atMost(Duration.ofSeconds(60))
                .until(() -> leasedCount("10.77.16.1") == 1 && leasedCount("10.77.16.2") == 1);
        database.useHandle(handle -> {
            handle.execute("update lease set start_at = '2016-11-17T00:00:00Z', end_at = '2016-11-18T00:00:00Z',"
                    + " imported_at = '2016-11-18T00:00:00Z' where address = '10.77.16.1'");
            handle.execute("update leased_access set started_at = '2016-11-17T18:00:00Z' where address = '10.77.16.1'");
        });

        expireLeases.expire();

        assertEquals(0, leasedCount("10.77.16.1"));
        assertEquals(1, leasedCount("10.77.16.2"));
    }

    private long version() {
        return database.withHandle(handle -> handle.createQuery("select version from lease_version")
                .mapTo(Long.class)
                .one());
    }

    private int leasedCount(String address) {
        return count("select count(*) from leased_access where address = :address", address);
    }

    private static String row(String address, String username, Instant start, Instant end) {
        return String.join(",", List.of(address, username, start.toString(), end.toString()));
    }

    private static String file(String... rows) {
        return "address,username,start,end\n" + String.join("\n", rows) + "\n";
    }

    private static ValidatableResponse importRows(String... rows) {
        return importFile("", file(rows)).statusCode(200).body("dry_run", equalTo(false));
    }

    private static ValidatableResponse refused(String file) {
        return importFile("", file).statusCode(400).contentType("application/problem+json");
    }

    private static ValidatableResponse importFile(String query, String file) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/leases/import" + query)
                .then();
    }

    private static ValidatableResponse dryRun(String... lines) {
        return dryRunOf(SOURCE, lines);
    }

    private static ValidatableResponse dryRunOf(String source, String... lines) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("text/plain")
                .body(String.join("\n", lines))
                .post("/api/v1/sources/" + source + "/dry-run")
                .then()
                .statusCode(200);
    }

    private static String outcome(String line) {
        return dryRun(line).extract().path("items[0].outcome");
    }

    private int parkedCount(String addresses) {
        return count("select count(*) from parked_access where address like :address", addresses);
    }

    private boolean stored(String address) {
        return count("select count(*) from lease where address = :address", address) > 0;
    }

    private int count(String query, String address) {
        return database.withHandle(handle -> handle.createQuery(query)
                .bind("address", address)
                .mapTo(Integer.class)
                .one());
    }
}
