package org.dutywatch.ingest.leases;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.RealServers;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/** The version of the leases in memory, and the lock on those in the database. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class LeaseReplicaIT {
    private static final String WAITING = """
            select exists (select from pg_locks
                            where locktype = 'advisory' and objid = 'lease_version'::regclass::oid
                              and mode = 'ExclusiveLock' and not granted)
            """;

    @Inject
    Database database;

    @Inject
    LeaseReplica replica;

    @Inject
    StoredLeases storedLeases;

    @Test
    void shouldNotGoBackToAnOlderVersion() {
        replica.refresh();
        long version = replica.version();
        QuarkusTransaction.begin();
        try {
            // What a thread sees that has read the version before an import and is slower than another thread.
            database.useHandle(handle -> handle.execute("update lease_version set version = version - 1"));
            replica.refresh();
        } finally {
            QuarkusTransaction.rollback();
        }

        assertEquals(version, replica.version());
    }

    @Test
    void shouldLetAnImportThatWaitsGoFirst() throws Exception {
        CompletableFuture<Void> anImport;
        QuarkusTransaction.begin();
        try {
            database.useHandle(replica::lockShared);
            anImport = CompletableFuture.runAsync(() -> database.useHandle(storedLeases::lockExclusively));
            await("the import waits").atMost(Duration.ofSeconds(60)).until(this::anImportWaits);

            JdbiException refused = assertThrows(JdbiException.class, this::lockSharedWithoutPatience);

            assertTrue(Failures.isLockTimeout(refused));
        } finally {
            QuarkusTransaction.rollback();
        }
        anImport.get(60, TimeUnit.SECONDS);
    }

    private boolean anImportWaits() {
        return database.withHandle(
                handle -> handle.createQuery(WAITING).mapTo(Boolean.class).one());
    }

    private void lockSharedWithoutPatience() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.useHandle(handle -> {
                    handle.execute("set local lock_timeout = '200ms'");
                    replica.lockShared(handle);
                }));
    }
}
