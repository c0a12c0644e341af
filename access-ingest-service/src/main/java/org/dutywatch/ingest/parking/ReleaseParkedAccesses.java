package org.dutywatch.ingest.parking;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.identification.IdentificationSources;
import org.dutywatch.ingest.observations.AccessObservedTopic;
import org.dutywatch.ingest.parking.ParkedAccesses.ParkedAccess;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.jdbi.v3.core.Handle;

/**
 * Publishes the parked accesses whose user name or address now identifies an employee, then deletes them. After a crash
 * in between they are published again, which changes nothing: the observation keeps its id.
 */
@ApplicationScoped
public class ReleaseParkedAccesses {
    private static final int BATCH = 1000;

    private final Database database;
    private final ParkedAccesses parkedAccesses;
    private final IdentificationSources identificationSources;
    private final UnmonitoredBrowsing<AccessObservation> browsing;
    private final AccessObservedTopic observations;
    private final MeterRegistry metrics;

    ReleaseParkedAccesses(
            Database database,
            ParkedAccesses parkedAccesses,
            IdentificationSources identificationSources,
            UnmonitoredBrowsing<AccessObservation> browsing,
            AccessObservedTopic observations,
            MeterRegistry metrics) {
        this.database = database;
        this.parkedAccesses = parkedAccesses;
        this.identificationSources = identificationSources;
        this.browsing = browsing;
        this.observations = observations;
        this.metrics = metrics;
    }

    private record ReleasableAccess(ParkedAccess parked, IdentificationOutcome.IdentifiedEmployee employee) {}

    /** Releases all accesses that can be attributed now, in batches of one transaction each. Returns how many. */
    public int release() {
        ParkedAccesses.PendingIdentities pending = database.withHandle(parkedAccesses::pendingIdentities);
        if (pending.userNames().isEmpty() && !pending.hasAddresses()) {
            return 0;
        }
        identificationSources.refresh();
        Identification identification = identificationSources.identificationBy(EnumSet.allOf(IdentityMethod.class));
        int released = 0;
        for (String name : pending.userNames()) {
            if (identification.byUserName(new UserName(name))
                    instanceof IdentificationOutcome.IdentifiedEmployee employee) {
                released += repeatWhileFull(() -> releaseByUserName(name, employee));
            }
        }
        if (pending.hasAddresses()) {
            released += releaseByAddress(identification);
        }
        metrics.counter("dutywatch.parked.released").increment(released);
        return released;
    }

    private int releaseByUserName(String username, IdentificationOutcome.IdentifiedEmployee employee) {
        return inNewTransaction(handle -> {
            var locked = parkedAccesses.lockByUserName(handle, username, BATCH);
            publish(
                    handle,
                    locked.stream()
                            .map(parked -> new ReleasableAccess(parked, employee))
                            .toList());
            return locked.size();
        });
    }

    private int releaseByAddress(Identification identification) {
        long version = identificationSources.version();
        List<Integer> released = new ArrayList<>();
        repeatWhileFull(() -> inNewTransaction(handle -> {
            parkedAccesses.skipWithoutLease(handle, version);
            var locked = parkedAccesses.lockUntriedAddresses(handle, version, BATCH);
            var releasable = attribute(locked, identification);
            publish(handle, releasable);
            parkedAccesses.recordTried(handle, locked, version);
            released.add(releasable.size());
            return locked.size();
        }));
        return released.stream().mapToInt(Integer::intValue).sum();
    }

    private int inNewTransaction(Function<Handle, Integer> batch) {
        return QuarkusTransaction.requiringNew().call(() -> database.withHandle(batch));
    }

    private static List<ReleasableAccess> attribute(List<ParkedAccess> locked, Identification identification) {
        List<ReleasableAccess> releasable = new ArrayList<>();
        for (var parked : locked) {
            var access = parked.access();
            if (identification.byAddress(parked.pendingIdentity().name(), access.start(), access.end())
                    instanceof IdentificationOutcome.IdentifiedEmployee employee) {
                releasable.add(new ReleasableAccess(parked, employee));
            }
        }
        return releasable;
    }

    /** Runs batches until one is not full; returns the sum of their sizes. */
    private static int repeatWhileFull(IntSupplier batch) {
        int total = 0;
        int locked;
        do {
            locked = batch.getAsInt();
            total += locked;
        } while (locked == BATCH);
        return total;
    }

    private void publish(Handle handle, List<ReleasableAccess> releasable) {
        var sends = releasable.stream()
                .map(access -> observations.send(observation(access)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sends).join();
        List<ParkedAccess> released =
                releasable.stream().map(ReleasableAccess::parked).toList();
        parkedAccesses.delete(handle, released);
        parkedAccesses.count(handle, released);
    }

    /**
     * The observation with the intervals since an unmonitored page as they are known now. A line that arrives later can
     * still shorten them, as long as its day is remembered. Accesses are released earliest first, so that no day
     * is forgotten for a later one before its own accesses are published.
     */
    private AccessObservation observation(ReleasableAccess releasable) {
        var access = releasable.parked().access();
        var observation = access.attributeTo(releasable.employee());
        var identity = releasable.parked().pendingIdentity();
        var person = browsing.person(access.source(), identity.identityMethod().personKey(identity.name()));
        return observation.withShorterIntervals(person.recordPublished(access.toMonitoredAccess(), observation));
    }
}
