package org.dutywatch.compliance.measuring.evidence;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Registers the Flyway migrations written in Java, which Quarkus does not find by itself. */
@ApplicationScoped
@Unremovable
class EvidenceMigrations implements FlywayConfigurationCustomizer {
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrationClassProvider(List::of).javaMigrations(new PackObservations());
    }
}
