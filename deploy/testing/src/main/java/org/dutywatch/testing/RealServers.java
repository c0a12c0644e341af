package org.dutywatch.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;

/**
 * A real PostgreSQL and a real Kafka broker without containers, started once for all test classes of a module and
 * stopped with its JVM. Tokens of {@link TestTokens} are accepted.
 *
 * <p>Use: {@code @QuarkusTest @WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)}.
 */
public class RealServers implements QuarkusTestResourceLifecycleManager {
    private record Servers(EmbeddedPostgres postgres, EmbeddedKafkaBroker kafka) {}

    private static final class Started {
        private static final Servers SERVERS = startAll();
    }

    @Override
    public Map<String, String> start() {
        Servers servers = Started.SERVERS;
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:" + servers.postgres().getPort() + "/dutywatch",
                "kafka.bootstrap.servers",
                servers.kafka().getAdvertisedListeners(),
                "quarkus.oidc.public-key",
                TestTokens.publicKey());
    }

    @Override
    public void stop() {
        // The next test class uses the same servers; the shutdown hooks stop them.
    }

    private static Servers startAll() {
        var postgres = CompletableFuture.supplyAsync(RealServers::startPostgres);
        var kafka = new EmbeddedKafkaBroker()
                .withNodeId(0)
                .withDeleteLogDirsOnClose(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        return new Servers(postgres.join(), kafka);
    }

    private static EmbeddedPostgres startPostgres() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    // Nothing is read again after a crash of the machine.
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "100")
                    .start();
            createDatabase(postgres);
            return postgres;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL does not start", e);
        }
    }

    private static void createDatabase(EmbeddedPostgres postgres) throws IOException, SQLException {
        Jdbi.create(postgres.getPostgresDatabase()).useHandle(handle -> handle.execute("create database dutywatch"));
        try (var script = RealServers.class.getResourceAsStream("/postgres/schemas.sql")) {
            String schemas = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            Jdbi.create(postgres.getDatabase("postgres", "dutywatch")).useHandle(handle -> {
                // As it is: Jdbi would look for parameters in it.
                try (Statement statement = handle.getConnection().createStatement()) {
                    statement.execute(schemas);
                }
            });
        }
    }
}
