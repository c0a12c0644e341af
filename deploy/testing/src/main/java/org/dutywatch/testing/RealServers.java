package org.dutywatch.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;

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
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "100")
                    .start();
            createDatabase(postgres);
            var kafka = new EmbeddedKafkaBroker()
                    .withNodeId(0)
                    .withDeleteLogDirsOnClose(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
            return new Servers(postgres, kafka);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("the schemas cannot be created", e);
        }
    }

    private static void createDatabase(EmbeddedPostgres postgres) throws SQLException, IOException {
        run(postgres, "postgres", "create database dutywatch");
        try (var script = RealServers.class.getResourceAsStream("/postgres/schemas.sql")) {
            run(postgres, "dutywatch", new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void run(EmbeddedPostgres postgres, String database, String sql) throws SQLException {
        try (var connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
