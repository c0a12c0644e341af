package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.dutywatch.compliance.measuring.evidence.PackObservations;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.UnmonitoredPageAge;
import org.dutywatch.compliance.model.evidence.EvidencePack;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Migrates a database with one row for each access to packed hours in partitions by day. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class EvidenceMigrationIT {
    private static final String SCHEMA = "before_evidence_by_day";

    @Inject
    Results results;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url = "";

    @Test
    void shouldMigrateEveryObservation() throws SQLException {
        flyway("202611240600").migrate();
        change("""
                insert into observation (observation_id, started_at, ended_at, bytes_up, bytes_down, series, role, kind,
                                         identity, status, document, embed, employee_id, site, host, method, source,
                                         catalogue, denied, since_page_elsewhere_ms)
                select md5(n::text)::uuid, timestamptz '2026-03-08T00:00:00Z' + n * interval '7 minutes',
                       timestamptz '2026-03-08T00:00:01Z' + n * interval '7 minutes', nullif(n % 3, 0), n, nullif(n % 5, 0),
                       'PAGE', (array['URL', 'TUNNEL', 'FLOW'])[n % 3 + 1]::access_kind, 'LEASE', 200, n % 2 = 0, false,
                       'E' || n % 7, 'facebook', 'www.facebook.com', 'GET', 'hq', '2026-11-01', n % 4 = 0, nullif(n % 6, 0)
                  from generate_series(1, 1000) n
                """);

        flyway("202611240701").migrate();

        Map<String, Integer> counts = new HashMap<>();
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select hour, packed, employee_id, observations from " + SCHEMA
                        + ".evidence where not overlong and until < hour + interval '2 hours'")) {
            while (rows.next()) {
                Instant hour = rows.getObject(1, OffsetDateTime.class).toInstant();
                var all = EvidencePack.unpack(hour, rows.getBytes(2));
                assertThat(all).hasSize(rows.getInt(4));
                for (var one : all) {
                    int n = (int) one.bytesDown();
                    assertThat(rows.getString(3)).isEqualTo("E" + n % 7);
                    assertThat(one.time().start())
                            .isEqualTo(Instant.parse("2026-03-08T00:00:00Z").plusSeconds(n * 420L));
                    assertThat(one.kind()).isEqualTo(AccessKind.values()[n % 3]);
                    assertThat(one.denied()).isEqualTo(n % 4 == 0);
                    assertThat(one.elsewhere()).isEqualTo(new UnmonitoredPageAge(n % 6 == 0 ? null : n % 6, null));
                    counts.merge(one.id(), 1, Integer::sum);
                }
            }
        }
        assertThat(counts).hasSize(1000).containsValue(1).doesNotContainValue(2);
    }

    @Test
    void shouldHaveRunWhenTheServiceIsUp() {
        assertThat(results.text("select to_regclass('observation') is null and exists (select from"
                        + " flyway_schema_history where version = '202611240701' and success)"))
                .isEqualTo("t");
    }

    @AfterEach
    void dropSchema() throws SQLException {
        change("drop schema if exists " + SCHEMA + " cascade");
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url + "?currentSchema=" + SCHEMA, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(url, "postgres", "")
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("db/migration")
                .javaMigrations(new PackObservations())
                .target(target)
                .load();
    }
}
