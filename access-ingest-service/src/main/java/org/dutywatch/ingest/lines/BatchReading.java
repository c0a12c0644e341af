package org.dutywatch.ingest.lines;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dutywatch.ingest.parking.ParkedAccesses.Parked;
import org.dutywatch.ingest.reading.domain.AccessObservation;

/** The result of reading one batch of records: observations, pending sends, accesses to park, and line counts. */
final class BatchReading {
    private final Map<Key, AccessObservation> observations = new LinkedHashMap<>();
    private final List<CompletableFuture<Void>> sends = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();

    private record Key(String observationId, String employeeId) {}

    /**
     * Adds an observation to publish. It replaces an earlier one of the same access and employee, because the later one
     * has the smaller times since an unmonitored page.
     */
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

    /**
     * Waits until Kafka has acknowledged all sends.
     *
     * @throws java.util.concurrent.CompletionException if a send failed
     */
    void awaitSends() {
        CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).join();
    }
}
