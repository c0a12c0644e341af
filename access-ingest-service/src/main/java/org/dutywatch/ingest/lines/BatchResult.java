package org.dutywatch.ingest.lines;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dutywatch.ingest.corrections.LeasedAccess;
import org.dutywatch.ingest.parking.ParkedAccesses.ParkedAccess;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.jspecify.annotations.Nullable;

/** The result of reading one batch of records: observations, pending sends, accesses to park, and line counts. */
final class BatchResult {
    private final Map<ObservationKey, AccessObservation> observations = new LinkedHashMap<>();
    private final List<CompletableFuture<Void>> sends = new ArrayList<>();
    private final List<LeasedAccess> leased = new ArrayList<>();
    private final List<ParkedAccess> parked = new ArrayList<>();
    private final List<LineCounts> lineCounts = new ArrayList<>();

    private record ObservationKey(
            String observationId,
            String employeeId,
            @Nullable String sender) {}

    /**
     * Adds an observation to publish. It replaces an earlier one of the same access, employee and sender, because the later
     * one has the shorter intervals since an unmonitored page.
     */
    void addObservation(AccessObservation observation) {
        var key = new ObservationKey(observation.observationId(), observation.employeeId(), observation.sender());
        observations.put(key, observation);
    }

    Collection<AccessObservation> observations() {
        return observations.values();
    }

    /** Adds an access that was attributed by lease; its observation is added, too. */
    void addLeased(LeasedAccess access) {
        leased.add(access);
    }

    List<LeasedAccess> leased() {
        return leased;
    }

    void addSend(CompletableFuture<Void> send) {
        sends.add(send);
    }

    void addParked(ParkedAccess access) {
        parked.add(access);
    }

    void addCounts(LineCounts counts) {
        lineCounts.add(counts);
    }

    List<ParkedAccess> parked() {
        return parked;
    }

    List<LineCounts> lineCounts() {
        return lineCounts;
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
