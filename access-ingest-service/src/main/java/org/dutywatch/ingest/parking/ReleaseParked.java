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
 * Sends the parked accesses of user names and addresses that are somebody's now, then forgets them. A crash in between
 * sends them again, which changes nothing: an observation has one id.
 */
@ApplicationScoped
public class ReleaseParked {
    private static final int BATCH = 1000;

    private final DataSource database;
    private final ParkedAccesses parked;
    private final KnownPersons persons;
    private final Elsewhere<AccessObservation> elsewhere;
    private final AccessObservedTopic observations;
    private final MeterRegistry metrics;

    ReleaseParked(
            DataSource database,
            ParkedAccesses parked,
            KnownPersons persons,
            Elsewhere<AccessObservation> elsewhere,
            AccessObservedTopic observations,
            MeterRegistry metrics) {
        this.database = database;
        this.parked = parked;
        this.persons = persons;
        this.elsewhere = elsewhere;
        this.observations = observations;
        this.metrics = metrics;
    }

    private record Attributed(Parked parked, Identified.Employee to) {}

    /** Returns how many accesses were released. */
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
                released += untilLess(() -> releaseSome(name, employee));
            }
        }
        if (waiting.addresses()) {
            released += releaseAddresses(identification);
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

    private int releaseSome(String username, Identified.Employee employee) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                var claimed = parked.claim(connection, username, BATCH);
                send(
                        connection,
                        claimed.stream()
                                .map(one -> new Attributed(one, employee))
                                .toList());
                return claimed.size();
            }
        });
    }

    private int releaseAddresses(Identification identification) {
        long version = persons.version();
        List<Integer> released = new ArrayList<>();
        untilLess(() -> QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                parked.skipWithoutLease(connection, version);
                var claimed = parked.claimAddresses(connection, version, BATCH);
                var attributed = attributed(claimed, identification);
                send(connection, attributed);
                parked.tried(connection, claimed, version);
                released.add(attributed.size());
                return claimed.size();
            }
        }));
        return released.stream().mapToInt(Integer::intValue).sum();
    }

    private static List<Attributed> attributed(List<Parked> claimed, Identification identification) {
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

    private static int untilLess(IntSupplier batch) {
        int all = 0;
        int some;
        do {
            some = batch.getAsInt();
            all += some;
        } while (some == BATCH);
        return all;
    }

    private void send(Connection connection, List<Attributed> attributed) throws SQLException {
        var sends = attributed.stream()
                .map(one -> observations.send(observation(one)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sends).join();
        List<Parked> released = attributed.stream().map(Attributed::parked).toList();
        parked.delete(connection, released);
        parked.count(connection, released);
    }

    /**
     * With the numbers that are known by now; a page elsewhere of which a line comes later still makes them smaller, if
     * its day is remembered. As the earliest are released first, no day is forgotten for a later one before its accesses
     * are told.
     */
    private AccessObservation observation(Attributed attributed) {
        var access = attributed.parked().access();
        var observation = access.attributeTo(attributed.to());
        var waitedFor = attributed.parked().waitsFor();
        var person = elsewhere.person(access.source(), waitedFor.identity().personCalled(waitedFor.name()));
        return observation.since(person.told(access.elsewhere(), observation));
    }
}
