package org.dutywatch.ingest.lines;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dutywatch.ingest.parking.ParkedAccesses.Parked;
import org.dutywatch.ingest.reading.domain.AccessObservation;

/** What a batch of records gave: messages on their way, accesses to park, and counts. */
final class BatchReading {
    private final Map<Key, AccessObservation> observations = new LinkedHashMap<>();
    private final List<CompletableFuture<Void>> sends = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();

    private record Key(String observationId, String employeeId) {}

    /** Of one that comes again, the last is told: its numbers are the smallest. */
    void observed(AccessObservation observation) {
        observations.put(new Key(observation.observationId(), observation.employeeId()), observation);
    }

    Collection<AccessObservation> observations() {
        return observations.values();
    }

    void sent(CompletableFuture<Void> send) {
        sends.add(send);
    }

    void park(Parked access) {
        parked.add(access);
    }

    void counted(Tally tally) {
        tallies.add(tally);
    }

    List<Parked> parked() {
        return parked;
    }

    List<Tally> tallies() {
        return tallies;
    }

    /** Returns when Kafka has everything; throws what prevented that. */
    void awaitSends() {
        CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).join();
    }
}
