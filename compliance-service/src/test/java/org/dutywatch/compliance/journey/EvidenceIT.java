package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.dutywatch.compliance.measuring.evidence.AccessObserved;
import org.dutywatch.compliance.measuring.evidence.CollectEvidence;
import org.dutywatch.compliance.measuring.evidence.Evidence;
import org.dutywatch.compliance.measuring.evidence.EvidenceConfig;
import org.dutywatch.compliance.measuring.evidence.EvidenceSenders;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.UnmonitoredPageAge;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evidence is a set that merges by union: order, repetition and concurrency make no difference. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class EvidenceIT {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));

    @Inject
    CollectEvidence collectEvidence;

    @Inject
    Evidence evidence;

    @Inject
    EvidenceSenders evidenceSenders;

    @Inject
    EvidenceConfig config;

    @Inject
    Results results;

    private String officer = "";

    @BeforeEach
    void newOfficer() {
        officer = "V" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(officer, "Unit " + officer, "");
    }

    @Test
    void shouldKeepTheSmallestNumbersWhateverTheOrderAndTheBatches() {
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofMinutes(50)), 20);
        List<AccessObserved> variants = new ArrayList<>();
        for (AccessObserved one : visit) {
            variants.add(one);
            variants.add(withUnmonitoredPages(one, 5_000, null));
            variants.add(withUnmonitoredPages(one, 9_000, 400));
            variants.add(withUnmonitoredPages(one, null, 300));
        }
        var random = new Random(3);
        for (int repetition = 0; repetition < 3; repetition++) {
            Collections.shuffle(variants, random);
            for (int from = 0; from < variants.size(); from += 97) {
                collectEvidence.collect(variants.subList(from, Math.min(from + 97, variants.size())));
            }
        }

        var kept = read(START, END);
        assertThat(kept).hasSameSizeAs(visit);
        assertThat(kept).allMatch(one -> one.elsewhere().equals(new UnmonitoredPageAge(5_000, 300)));
        assertThat(kept)
                .extracting(AccessObservation::id)
                .containsExactlyInAnyOrderElementsOf(
                        visit.stream().map(AccessObserved::observationId).toList());
    }

    @Test
    void shouldEnqueueTheShiftOnlyWhenSomethingNewIsObserved() {
        DepartmentFixtures.rosters(officer, START, END);
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(1)), 5);
        var better =
                visit.stream().map(one -> withUnmonitoredPages(one, 5_000, 100)).toList();
        collectEvidence.collect(visit);
        collectEvidence.collect(better);
        results.awaitEvaluated(officer, visit.size());

        assertThat(enqueuedShiftsAfter(visit)).isZero();
        assertThat(enqueuedShiftsAfter(better)).isZero();
        assertThat(enqueuedShiftsAfter(List.of(withUnmonitoredPages(visit.get(0), 6_000, null))))
                .isZero();
        assertThat(enqueuedShiftsAfter(List.of(withUnmonitoredPages(visit.get(0), 4_000, null))))
                .isEqualTo(1);
    }

    @Test
    void shouldNameEverySenderOfAnAccessWhateverTheOrderAndEvaluateNothingBecauseOfOne() {
        DepartmentFixtures.rosters(officer, START, END);
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofMinutes(50)), 5);
        List<AccessObserved> variants = new ArrayList<>();
        for (AccessObserved one : visit) {
            for (String sender : new String[] {"http:b-shipper", "kafka", null, "http:a-shipper"}) {
                variants.add(sentBy(sender, one));
            }
        }
        Collections.shuffle(variants, new Random(7));
        for (int from = 0; from < variants.size(); from += 13) {
            collectEvidence.collect(variants.subList(from, Math.min(from + 13, variants.size())));
        }
        results.awaitEvaluated(officer, visit.size());

        assertThat(enqueuedShiftsAfter(List.of(sentBy("http:c-shipper", visit.get(0)))))
                .isZero();

        assertThat(sendersOf("hq-squid", List.of(visit.get(0))))
                .containsExactly("http:a-shipper", "http:b-shipper", "http:c-shipper", "kafka");
        assertThat(sendersOf("hq", visit)).isEmpty();
        assertThat(sendersOf("annex-squid", visit)).isEmpty();
        assertThat(evidenceSenders.of("nobody", read(START, END)).of("hq-squid", read(START, END)))
                .isEmpty();
    }

    private List<String> sendersOf(String source, List<AccessObserved> accesses) {
        var read = read(START, END).stream()
                .filter(one -> accesses.stream()
                        .anyMatch(access -> access.observationId().equals(one.id())))
                .toList();
        return evidenceSenders.of(officer, read).of(source, read);
    }

    @Test
    void shouldLoseNothingWhenSeveralThreadsAddToTheSameHours() {
        var visit = AccessFixtures.facebookVisit(officer, Instant.parse("2026-02-01T23:30:00Z"), 60);
        var adding = IntStream.range(0, 8)
                .mapToObj(part -> CompletableFuture.runAsync(() -> {
                    for (int i = part; i < visit.size(); i += 8) {
                        collectEvidence.collect(List.of(visit.get(i), visit.get((i + 1) % visit.size())));
                    }
                }))
                .toArray(CompletableFuture[]::new);

        CompletableFuture.allOf(adding).join();

        assertThat(read(Instant.parse("2026-02-01T23:00:00Z"), Instant.parse("2026-02-02T02:00:00Z")))
                .hasSameSizeAs(visit);
    }

    @Test
    void shouldCreateADayPartitionWhenItsFirstAccessArrives() {
        for (String day : List.of("2024-02-29", "2026-03-08", "2027-01-01")) {
            var visit = AccessFixtures.facebookVisit(officer, Instant.parse(day + "T18:00:00Z"), 1);
            collectEvidence.collect(visit);
            assertThat(results.number("select sum(observations) from evidence_" + day.replace("-", "")
                            + " where employee_id = '" + officer + "'"))
                    .isEqualTo(visit.size());
        }
    }

    @Test
    void shouldAcceptMonthsOfNewDaysAtOnce() {
        Instant first = Instant.parse("2013-01-01T18:00:00Z");
        var everyDay = IntStream.range(0, 120)
                .mapToObj(day -> AccessFixtures.upload(officer, first.plus(Duration.ofDays(day))))
                .toList();

        collectEvidence.collect(everyDay);

        assertThat(results.number("select sum(observations) from evidence where employee_id = '" + officer + "'"))
                .isEqualTo(everyDay.size());
    }

    @Test
    void shouldRefuseAnAccessTooFarInTheFutureAndCreateNoDayPartitionForIt() {
        Instant latest = Instant.now().plus(config.ahead());
        var tooFar = AccessFixtures.upload(officer, latest.plus(Duration.ofDays(1)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> collectEvidence.collect(List.of(tooFar)))
                .withMessageContaining("future");

        assertThat(results.number("select count(*) from evidence_day where day > '" + latest + "'"))
                .isZero();
        collectEvidence.collect(List.of(AccessFixtures.upload(officer, latest.minus(Duration.ofHours(1)))));
        assertThat(read(latest.minus(Duration.ofDays(1)), latest)).hasSize(1);
    }

    @Test
    void shouldFindAnAccessThatBeganDaysBeforeAndStillLasts() {
        var visit = AccessFixtures.facebookVisit(officer, START.minus(Duration.ofDays(6)), 1);
        var tunnel = until(visit.get(0), START.plus(Duration.ofHours(1)));
        var usual = until(visit.get(1), visit.get(1).start().plus(Duration.ofHours(6)));
        collectEvidence.collect(List.of(tunnel, usual));

        assertThat(read(START, END)).extracting(AccessObservation::id).containsExactly(tunnel.observationId());
        assertThat(read(START.plus(Duration.ofHours(2)), END)).isEmpty();
        assertThat(read(usual.end().minusMillis(1), usual.end()))
                .extracting(AccessObservation::id)
                .containsExactlyInAnyOrder(tunnel.observationId(), usual.observationId());
    }

    private List<AccessObservation> read(Instant from, Instant to) {
        return evidence.overlapping(List.of(new EmployeeWindow(officer, from, to))).get(0).stream()
                .filter(one -> one.time().overlaps(new Interval(from, to)))
                .toList();
    }

    /** Counts the enqueued shifts before the commit, as a worker can take them after it. */
    private long enqueuedShiftsAfter(List<AccessObserved> accesses) {
        return QuarkusTransaction.requiringNew().call(() -> {
            collectEvidence.collect(accesses);
            return results.number("select count(*) from evaluation_due where employee_id = '" + officer + "'");
        });
    }

    static AccessObserved withUnmonitoredPages(
            AccessObserved one, @Nullable Integer page, @Nullable Integer embedding) {
        return copy(one, one.end(), page, embedding);
    }

    private static AccessObserved until(AccessObserved one, Instant end) {
        return copy(one, end, null, null);
    }

    private static AccessObserved copy(
            AccessObserved one, Instant end, @Nullable Integer page, @Nullable Integer embedding) {
        return copy(one, end, page, embedding, one.sender());
    }

    private static AccessObserved sentBy(@Nullable String sender, AccessObserved one) {
        return copy(one, one.end(), one.sincePageElsewhereMs(), one.sinceEmbeddingPageMs(), sender);
    }

    private static AccessObserved copy(
            AccessObserved one,
            Instant end,
            @Nullable Integer page,
            @Nullable Integer embedding,
            @Nullable String sender) {
        return new AccessObserved(
                one.observationId(),
                one.employeeId(),
                one.site(),
                one.host(),
                one.role(),
                one.kind(),
                one.start(),
                end,
                one.method(),
                one.status(),
                one.bytesUp(),
                one.bytesDown(),
                one.document(),
                one.embed(),
                one.series(),
                one.posting(),
                one.denied(),
                one.ambiguous(),
                page,
                embedding,
                one.identity(),
                one.source(),
                one.catalogue(),
                sender);
    }
}
