package org.dutywatch.ingest.parking;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.Identified;
import org.dutywatch.ingest.attribution.domain.Identity;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.elsewhere.domain.Elsewhere;
import org.dutywatch.ingest.leases.KnownPersons;
import org.dutywatch.ingest.observations.AccessObservedTopic;
import org.dutywatch.ingest.parking.ParkedAccesses.Parked;
import org.dutywatch.ingest.reading.domain.AccessObservation;

/**
 * Publishes the parked accesses whose user name or address now identifies an employee, then deletes them. After a crash
 * in between they are published again, which changes nothing: the observation keeps its id.
 */
@ApplicationScoped
public class ReleaseParked {
    private static final int BATCH = 1000;

    private final DataSource database;
    private final ParkedAccesses parked;
    private final KnownPersons persons;
    private final Elsewhere<AccessObservation> browsing;
    private final AccessObservedTopic observations;
    private final MeterRegistry metrics;

    ReleaseParked(
            DataSource database,
            ParkedAccesses parked,
            KnownPersons persons,
            Elsewhere<AccessObservation> browsing,
            AccessObservedTopic observations,
            MeterRegistry metrics) {
        this.database = database;
        this.parked = parked;
        this.persons = persons;
        this.browsing = browsing;
        this.observations = observations;
        this.metrics = metrics;
    }

    private record Attributed(Parked parked, Identified.Employee to) {}

    /** Releases all accesses that can be attributed now, in batches of one transaction each. Returns how many. */
    public int release() {
        ParkedAccesses.Waiting waiting = waiting();
        if (waiting.names().isEmpty() && !waiting.addresses()) {
            return 0;
        }
        persons.refresh();
        Identification identification = persons.by(EnumSet.allOf(Identity.class));
        int released = 0;
        for (String name : waiting.names()) {
            if (identification.byUserName(new UserName(name)) instanceof Identified.Employee employee) {
                released += repeatWhileFull(() -> releaseByUserName(name, employee));
            }
        }
        if (waiting.addresses()) {
            released += releaseByAddress(identification);
        }
        metrics.counter("dutywatch.parked.released").increment(released);
        return released;
    }

    private ParkedAccesses.Waiting waiting() {
        try (var connection = database.getConnection()) {
            return parked.waiting(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read parked accesses", e);
        }
    }

    private int releaseByUserName(String username, Identified.Employee employee) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                var claimed = parked.claim(connection, username, BATCH);
                publish(
                        connection,
                        claimed.stream()
                                .map(one -> new Attributed(one, employee))
                                .toList());
                return claimed.size();
            }
        });
    }

    private int releaseByAddress(Identification identification) {
        long version = persons.version();
        List<Integer> released = new ArrayList<>();
        repeatWhileFull(() -> QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                parked.skipWithoutLease(connection, version);
                var claimed = parked.claimAddresses(connection, version, BATCH);
                var attributed = attribute(claimed, identification);
                publish(connection, attributed);
                parked.tried(connection, claimed, version);
                released.add(attributed.size());
                return claimed.size();
            }
        }));
        return released.stream().mapToInt(Integer::intValue).sum();
    }

    private static List<Attributed> attribute(List<Parked> claimed, Identification identification) {
        List<Attributed> attributed = new ArrayList<>();
        for (var one : claimed) {
            var access = one.access();
            if (identification.byAddress(one.waitsFor().name(), access.start(), access.end())
                    instanceof Identified.Employee employee) {
                attributed.add(new Attributed(one, employee));
            }
        }
        return attributed;
    }

    /** Runs batches until one is not full; returns the sum of their sizes. */
    private static int repeatWhileFull(IntSupplier batch) {
        int total = 0;
        int claimed;
        do {
            claimed = batch.getAsInt();
            total += claimed;
        } while (claimed == BATCH);
        return total;
    }

    private void publish(Connection connection, List<Attributed> attributed) throws SQLException {
        var sends = attributed.stream()
                .map(one -> observations.send(observation(one)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sends).join();
        List<Parked> released = attributed.stream().map(Attributed::parked).toList();
        parked.delete(connection, released);
        parked.count(connection, released);
    }

    /**
     * The observation with the times since an unmonitored page as they are known now. A line that arrives later can
     * still make them smaller, as long as its day is remembered. Accesses are released earliest first, so that no day
     * is forgotten for a later one before its own accesses are published.
     */
    private AccessObservation observation(Attributed attributed) {
        var access = attributed.parked().access();
        var observation = access.attributeTo(attributed.to());
        var waitedFor = attributed.parked().waitsFor();
        var person = browsing.person(access.source(), waitedFor.identity().personCalled(waitedFor.name()));
        return observation.since(person.told(access.elsewhere(), observation));
    }
}
