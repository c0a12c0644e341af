package org.dutywatch.ingest.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dutywatch.ingest.parking.ParkedAccesses.Parked;

/** What a batch of records gave: messages on their way, accesses to park, and counts. */
final class BatchReading {
    private final List<CompletableFuture<Void>> sends = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();

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
