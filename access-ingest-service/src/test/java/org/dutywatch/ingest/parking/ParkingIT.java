package org.dutywatch.ingest.parking;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.PendingIdentity;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.browsing.domain.MonitoredAccess;
import org.dutywatch.ingest.browsing.domain.SinceUnmonitoredPage;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.parking.ParkedAccesses.ParkedAccess;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ParkingIT {
    private static final String SOURCE = "parking-squid";

    @Inject
    IngestFeed feed;

    @Inject
    ParkedAccesses parkedAccesses;

    @Inject
    ParkingSchedule schedule;

    @Inject
    Database database;

    @Inject
    UnmonitoredBrowsing<AccessObservation> browsing;

    @BeforeEach
    void registerSource() {
        feed.registerSource(SOURCE);
    }

    @Test
    void shouldPublishLaterWhenTheUserBecomesKnown() {
        long before = feed.source(SOURCE).getLong("lines");
        long attributedBefore = feed.source(SOURCE).getLong("attributed_later");
        feed.post(SOURCE, SquidLines.facebookVisit("RIDGEMONT%5CPLate"), SquidLines.facebookVisit("plate"));
        feed.awaitLines(SOURCE, before + 2);
        assertEquals(2, parkedCount("plate%"));
        assertEquals(0, feed.observationsOf("P1").size());

        feed.employee("P1", 1, "plate");

        await("both observations")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("P1").size() == 2);
        await("no parked access").atMost(Duration.ofSeconds(30)).until(() -> parkedCount("plate%") == 0);
        assertEquals(attributedBefore + 2, feed.source(SOURCE).getLong("attributed_later"));
    }

    @Test
    void shouldLoseNothingWhenLinesAndEmployeesArriveTogether() {
        List<CompletableFuture<Void>> both = List.of(
                CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 40; i++) {
                        feed.ship(SOURCE, SquidLines.facebookVisit("prace" + i));
                    }
                }),
                CompletableFuture.runAsync(() -> {
                    for (int i = 39; i >= 0; i--) {
                        feed.employee("PR" + i, 1, "prace" + i);
                    }
                }));
        both.forEach(CompletableFuture::join);

        await("every observation").atMost(Duration.ofSeconds(30)).until(() -> observedEmployees() == 40);
        await("no parked access").atMost(Duration.ofSeconds(30)).until(() -> parkedCount("prace%") == 0);
    }

    @Test
    void shouldReleaseNothingWhenTwoEmployeesHaveTheName() {
        feed.employee("P3", 1, "pshared");
        feed.employee("P4", 1, "pshared");
        feed.employee("P5", 1, "pmarker");
        long before = feed.source(SOURCE).getLong("attributed_later");
        feed.post(SOURCE, SquidLines.facebookVisit("pshared"), SquidLines.facebookVisit("pmarker"));
        await("the marker")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("P5").size() == 1);
        await("parked").atMost(Duration.ofSeconds(30)).until(() -> parkedCount("pshared") == 1);

        feed.employee("P4", 2, "pother");

        await("P3 alone")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("P3").size() == 1);
        await("counted")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.source(SOURCE).getLong("attributed_later") > before);
    }

    @Test
    void shouldPublishLaterWhenTheSourceSaysThatTheDomainIsTheDepartments() {
        feed.employee("P8", 1, "pdomain");
        feed.post(SOURCE, SquidLines.facebookVisit("NEWHQ%5CPDomain"), SquidLines.facebookVisit("OTHER%5CPDomain"));
        await("parked").atMost(Duration.ofSeconds(30)).until(() -> parkedCount("pdomain@%") == 2);

        feed.registerSource(SOURCE, List.of("RIDGEMONT", "NEWHQ"), "username");

        await("the observation")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("P8").size() == 1);
        await("the other stays").atMost(Duration.ofSeconds(30)).until(() -> parkedCount("pdomain@%") == 1);
        assertEquals(1, parkedCount("pdomain@other"));
    }

    @Test
    void shouldDeleteAccessesThatWereParkedForAWeek() {
        database.useHandle(handle -> parkedAccesses.park(
                handle,
                List.of(new ParkedAccess(new PendingIdentity(IdentityMethod.USERNAME, "pold"), access())),
                Instant.parse("2020-01-01T00:00:00Z")));
        assertEquals(1, parkedCount("pold"));

        schedule.expire();

        assertEquals(0, parkedCount("pold"));
    }

    /** The row as an earlier version without leases wrote it and the migration changed it. */
    @Test
    void shouldReleaseWhatAnEarlierVersionParked() {
        String access = """
                {"observation_id":"00000000000000000000000000000002","site":"facebook","host":"www.facebook.com",
                 "role":"PAGE","kind":"TUNNEL","start":"2026-11-03T15:02:22.452Z","end":"2026-11-03T15:32:11.002Z",
                 "method":"CONNECT","status":200,"bytes_up":null,"bytes_down":9,"document":false,"embed":false,
                 "series":null,"identity":"USERNAME","source":"parking-squid","catalogue":"2026-11-01"}
                """;
        database.useHandle(
                handle -> handle.createUpdate("""
                        insert into parked_access (observation_id, username, access, parked_at)
                        values ('00000000000000000000000000000002', 'pearlier',
                            ((:access::jsonb - 'identity') || '{"posting": false, "denied": false}'::jsonb)::text, now())
                        """).bind("access", access).execute());

        feed.employee("P6", 1, "pearlier");

        await("released")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("P6").size() == 1);
    }

    @Test
    void shouldKeepTodaysTimesAndPublishEveryKnownTimeWhenAWeekIsReleased() {
        Instant today = Instant.parse("2026-11-10T15:00:00Z");
        browsing.person(SOURCE, "pweek").recordPage(today.toEpochMilli() - 1_600);
        browsing.person(SOURCE, "pweek")
                .recordPage(today.minus(Duration.ofDays(2)).toEpochMilli() - 45_000);
        List<ParkedAccess> week = new ArrayList<>();
        for (int daysAgo = 1; daysAgo <= 7; daysAgo++) {
            Integer known = daysAgo == 7 ? 95_000 : null;
            var parked = access("7000000000000000000000000000000" + daysAgo, today.minus(Duration.ofDays(daysAgo)))
                    .withShorterIntervals(new SinceUnmonitoredPage(known, null));
            week.add(new ParkedAccess(new PendingIdentity(IdentityMethod.USERNAME, "pweek"), parked));
        }
        database.useHandle(handle -> parkedAccesses.park(handle, week, Instant.now()));

        feed.employee("P7", 1, "pweek");

        await("released")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("P7").size() == 7);
        assertEquals(
                new SinceUnmonitoredPage(1_600, null),
                browsing.person(SOURCE, "pweek").sincePage(new MonitoredAccess("today", today.toEpochMilli(), false)));
        Map<String, Integer> timesById = new TreeMap<>();
        feed.observationsOf("P7")
                .forEach(one -> timesById.put(one.getString("observation_id"), one.get("since_page_elsewhere_ms")));
        timesById.values().removeIf(Objects::isNull);
        assertEquals(
                Map.of("70000000000000000000000000000007", 95_000, "70000000000000000000000000000002", 45_000),
                timesById);
    }

    private long observedEmployees() {
        return feed
                .records(
                        IngestFeed.OBSERVATIONS,
                        record -> record.key() != null && record.key().startsWith("PR"))
                .stream()
                .map(record -> record.key())
                .distinct()
                .count();
    }

    private int parkedCount(String usernames) {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from parked_access where username like :usernames")
                        .bind("usernames", usernames)
                        .mapTo(Integer.class)
                        .one());
    }

    private static UnattributedAccess access() {
        return access("00000000000000000000000000000001", Instant.parse("2020-01-01T00:00:00Z"));
    }

    private static UnattributedAccess access(String id, Instant start) {
        return new UnattributedAccess(
                id,
                "facebook",
                "www.facebook.com",
                HostRole.PAGE,
                AccessKind.TUNNEL,
                start,
                start.plusSeconds(60),
                "CONNECT",
                200,
                null,
                4_000,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                SOURCE,
                "2026-11-01",
                "kafka");
    }
}
