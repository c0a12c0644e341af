package org.dutywatch.ingest.parking;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.dutywatch.ingest.attribution.domain.Attribution;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.directory.KnownEmployees;
import org.dutywatch.ingest.observations.AccessObservedTopic;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;

/**
 * Sends the parked accesses of user names that are known now, then forgets them. A crash in between sends them again,
 * which changes nothing: an observation has one id.
 */
@ApplicationScoped
public class ReleaseParked {
    private static final int BATCH = 1000;
    private static final String COUNT = """
            insert into line_count (source, outcome, reason, lines) values (?, 'attributed_later', 'user_known_now', ?)
            on conflict (source, outcome, reason) do update set lines = line_count.lines + excluded.lines
            """;

    private final DataSource database;
    private final ParkedAccesses parked;
    private final KnownEmployees employees;
    private final AccessObservedTopic observations;
    private final MeterRegistry metrics;

    ReleaseParked(
            DataSource database,
            ParkedAccesses parked,
            KnownEmployees employees,
            AccessObservedTopic observations,
            MeterRegistry metrics) {
        this.database = database;
        this.parked = parked;
        this.employees = employees;
        this.observations = observations;
        this.metrics = metrics;
    }

    /** Returns how many accesses were released. */
    public int release() {
        List<String> names = names();
        if (names.isEmpty()) {
            return 0;
        }
        employees.refresh();
        int released = 0;
        for (String name : names) {
            if (employees.attribute(new UserName(name)) instanceof Attribution.Employee employee) {
                int batch;
                do {
                    batch = releaseSome(name, employee.employeeId());
                    released += batch;
                } while (batch == BATCH);
            }
        }
        metrics.counter("dutywatch.parked.released").increment(released);
        return released;
    }

    private List<String> names() {
        try (var connection = database.getConnection()) {
            return parked.names(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read parked accesses", e);
        }
    }

    private int releaseSome(String username, String employeeId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                var claimed = parked.claim(connection, username, BATCH);
                var sends = claimed.stream()
                        .map(access -> observations.send(access.attributeTo(employeeId)))
                        .toArray(CompletableFuture[]::new);
                CompletableFuture.allOf(sends).join();
                parked.delete(connection, claimed);
                count(connection, claimed);
                return claimed.size();
            }
        });
    }

    private static void count(Connection connection, List<UnattributedAccess> released) throws SQLException {
        Map<String, Long> bySource = new TreeMap<>();
        released.forEach(access -> bySource.merge(access.source(), 1L, Long::sum));
        try (var statement = connection.prepareStatement(COUNT)) {
            for (var source : bySource.entrySet()) {
                statement.setString(1, source.getKey());
                statement.setLong(2, source.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
