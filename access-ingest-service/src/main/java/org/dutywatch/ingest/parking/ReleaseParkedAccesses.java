package org.dutywatch.ingest.parking;

import static java.util.stream.Collectors.partitioningBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.corrections.LeasedAccess;
import org.dutywatch.ingest.corrections.RecordLeasedAccesses;
import org.dutywatch.ingest.identification.IdentificationSources;
import org.dutywatch.ingest.observations.AccessObservedTopic;
import org.dutywatch.ingest.parking.ParkedAccesses.ParkedAccess;
import org.dutywatch.ingest.parking.ParkedAccesses.Tried;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.sources.RegisteredSource;
import org.dutywatch.ingest.sources.Sources;
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
    private final Sources sources;
    private final UnmonitoredBrowsing<AccessObservation> browsing;
    private final AccessObservedTopic observations;
    private final RecordLeasedAccesses recordLeasedAccesses;
    private final MeterRegistry metrics;

    ReleaseParkedAccesses(
            Database database,
            ParkedAccesses parkedAccesses,
            IdentificationSources identificationSources,
            Sources sources,
            UnmonitoredBrowsing<AccessObservation> browsing,
            AccessObservedTopic observations,
            RecordLeasedAccesses recordLeasedAccesses,
            MeterRegistry metrics) {
        this.database = database;
        this.parkedAccesses = parkedAccesses;
        this.identificationSources = identificationSources;
        this.sources = sources;
        this.browsing = browsing;
        this.observations = observations;
        this.recordLeasedAccesses = recordLeasedAccesses;
        this.metrics = metrics;
    }

    /** @param personKey the key of the person in the memory of unmonitored browsing */
    private record ReleasableAccess(
            ParkedAccess parked, IdentificationOutcome.IdentifiedEmployee employee, String personKey) {}

    /** How persons of each source are identified now, and the version of all that this depends on. */
    private record Identifications(
            Map<String, Identification> bySource, Identification ofOthers, long version, long leasesVersion) {
        Identification of(ParkedAccess parked) {
            return bySource.getOrDefault(parked.access().source(), ofOthers);
        }

        boolean mayKnow(UserName name) {
            return ofOthers.mayKnow(name) || bySource.values().stream().anyMatch(one -> one.mayKnow(name));
        }
    }

    /** Releases all accesses that can be attributed now, in batches of one transaction each. Returns how many. */
    public int release() {
        ParkedAccesses.PendingIdentities pending = database.withHandle(parkedAccesses::pendingIdentities);
        if (pending.userNames().isEmpty() && !pending.hasAddresses()) {
            return 0;
        }
        Identifications identifications = identifications();
        long version = identifications.version();
        int released = 0;
        Map<Boolean, List<String>> names = pending.userNames().stream()
                .collect(partitioningBy(name -> identifications.mayKnow(new UserName(name))));
        for (String name : names.getOrDefault(true, List.of())) {
            released += release(identifications, handle -> parkedAccesses.lockUntriedOf(handle, name, version, BATCH));
        }
        database.useHandle(
                handle -> parkedAccesses.clearCandidates(handle, names.getOrDefault(false, List.of()), version));
        if (pending.hasAddresses()) {
            released += release(identifications, handle -> {
                parkedAccesses.skipWithoutLease(handle, version);
                return parkedAccesses.lockUntriedAddresses(handle, version, BATCH);
            });
        }
        metrics.counter("dutywatch.parked.released").increment(released);
        return released;
    }

    private Identifications identifications() {
        Map<String, RegisteredSource> registered = sources.byId();
        identificationSources.refresh();
        Map<String, Identification> bySource = new HashMap<>();
        registered.forEach((id, source) -> bySource.put(id, byAllMethods(source.ownDomains())));
        long version = identificationSources.version()
                + registered.values().stream()
                        .mapToLong(RegisteredSource::namesVersion)
                        .sum();
        return new Identifications(
                bySource, byAllMethods(OwnDomains.BARE_NAMES_ONLY), version, identificationSources.leasesVersion());
    }

    private Identification byAllMethods(OwnDomains ownDomains) {
        return identificationSources.identificationBy(EnumSet.allOf(IdentityMethod.class), ownDomains);
    }

    /** Releases the accesses that {@code lock} returns, in transactions of one batch each. Returns how many. */
    private int release(Identifications identifications, Function<Handle, List<ParkedAccess>> lock) {
        List<Integer> released = new ArrayList<>();
        repeatWhileFull(() -> inNewTransaction(handle -> {
            var locked = lock.apply(handle);
            var releasable = new ArrayList<ReleasableAccess>();
            var unattributed = new ArrayList<Tried>();
            locked.forEach(parked -> attribute(parked, identifications, releasable, unattributed));
            publish(handle, releasable, identifications.leasesVersion());
            parkedAccesses.recordTried(handle, unattributed, identifications.version());
            released.add(releasable.size());
            return locked.size();
        }));
        return released.stream().mapToInt(Integer::intValue).sum();
    }

    private int inNewTransaction(Function<Handle, Integer> batch) {
        return QuarkusTransaction.requiringNew().call(() -> database.withHandle(batch));
    }

    /** Adds the access to those that can be released, or to those that wait. */
    private static void attribute(
            ParkedAccess parked,
            Identifications identifications,
            List<ReleasableAccess> releasable,
            List<Tried> unattributed) {
        Identification identification = identifications.of(parked);
        var outcome = identification.again(
                parked.pendingIdentity(),
                parked.access().start(),
                parked.access().end());
        if (outcome instanceof IdentificationOutcome.IdentifiedEmployee employee) {
            releasable.add(new ReleasableAccess(parked, employee, identification.personKey(parked.pendingIdentity())));
        } else if (outcome instanceof IdentificationOutcome.Unidentified unidentified) {
            unattributed.add(new Tried(parked, unidentified.candidates()));
        }
    }

    /** Runs batches until one is not full. */
    private static void repeatWhileFull(IntSupplier batch) {
        int locked;
        do {
            locked = batch.getAsInt();
        } while (locked == BATCH);
    }

    private void publish(Handle handle, List<ReleasableAccess> releasable, long leasesVersion) {
        List<AccessObservation> released = new ArrayList<>();
        List<LeasedAccess> leased = new ArrayList<>();
        for (var access : releasable) {
            AccessObservation observation = observation(access);
            released.add(observation);
            if (observation.identity() == IdentityMethod.LEASE) {
                leased.add(new LeasedAccess(access.parked().pendingIdentity().name(), observation));
            }
        }
        recordLeasedAccesses.record(leased, leasesVersion);
        var sends = released.stream().map(observations::send).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sends).join();
        List<ParkedAccess> unparked =
                releasable.stream().map(ReleasableAccess::parked).toList();
        parkedAccesses.delete(handle, unparked);
        parkedAccesses.count(handle, unparked);
    }

    /**
     * The observation with the intervals since an unmonitored page as they are known now. A line that arrives later can
     * still shorten them, as long as its day is remembered. Accesses are released earliest first, so that no day
     * is forgotten for a later one before its own accesses are published.
     */
    private AccessObservation observation(ReleasableAccess releasable) {
        var access = releasable.parked().access();
        var observation = access.attributeTo(releasable.employee());
        var person = browsing.person(access.source(), releasable.personKey());
        return observation.withShorterIntervals(person.recordPublished(access.toMonitoredAccess(), observation));
    }
}
