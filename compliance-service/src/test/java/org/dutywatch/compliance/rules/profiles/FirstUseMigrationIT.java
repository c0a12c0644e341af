package org.dutywatch.compliance.rules.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.dutywatch.testing.RealServers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Tests which profiles the migration puts in force. Each test uses its own schema. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class FirstUseMigrationIT {
    private static final String BEFORE = "202611240800";
    private static final String AFTER = "202611240801";
    private static final String OWNER = "postgres";
    private static final String V1 = "url-v1+tunnel-v1";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database = "";

    @Inject
    KnownProfiles known;

    @Test
    void shouldUseTheNewestProfileForAllShiftsWhenTheInstallationIsFresh() {
        migrate("fresh", BEFORE);

        migrate("fresh", AFTER);

        var uses = uses("fresh");
        assertThat(uses).hasSize(1);
        assertThat(uses.get(0)).startsWith("beginning ");
        known.require(uses.get(0).substring("beginning ".length()));
    }

    @Test
    void shouldKeepTheFirstProfileForThePastWhenMinutesAreStored() {
        migrate("upgraded", BEFORE);
        change("insert into upgraded.shift_minutes (employee_id, shift_start, shift_end, kind, minutes_low, minutes,"
                + " minutes_high, sites, excluded, confidence, profile, catalogue, evaluated_at) values ('E1',"
                + " '2026-11-05', '2026-11-06', 'REGULAR', 1, 2, 3, '[]', '[]', 'URL_USERNAME', 'x', 'y', now())");

        migrate("upgraded", AFTER);

        var uses = uses("upgraded");
        assertThat(uses.get(0)).isEqualTo("beginning " + V1);
        assertThat(uses.stream().skip(1)).allMatch(use -> use.startsWith("now ") && !use.endsWith(V1));
    }

    private void migrate(String schema, String target) {
        Flyway.configure()
                .dataSource(database, OWNER, "")
                .schemas(schema)
                .locations("db/migration")
                .target(MigrationVersion.fromVersion(target))
                .load()
                .migrate();
    }

    private List<String> uses(String schema) {
        return Jdbi.create(database, OWNER, "").withHandle(handle -> handle.createQuery("""
                        select case when effective_from < '0002-01-01' then 'beginning'
                                    when effective_from = approved_at then 'now' else 'neither' end || ' ' || version
                          from <schema>.estimator_profile_use order by effective_from
                        """)
                .define("schema", schema)
                .mapTo(String.class)
                .list());
    }

    private void change(String sql) {
        Jdbi.create(database, OWNER, "").useHandle(handle -> handle.execute(sql));
    }
}
