package org.dutywatch.compliance.people.employees;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.compliance.people.employees.OpenSupervisors.OpenSupervisorReason;
import org.jdbi.v3.core.JdbiException;

/** The gauge {@code dutywatch.open.supervisors}: how many active employees need another supervisor, by reason. */
@ApplicationScoped
class OpenSupervisorGauges implements MeterBinder {
    private final OpenSupervisors openSupervisors;

    OpenSupervisorGauges(OpenSupervisors openSupervisors) {
        this.openSupervisors = openSupervisors;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        for (OpenSupervisorReason reason : OpenSupervisorReason.values()) {
            Gauge.builder("dutywatch.open.supervisors", () -> count(reason))
                    .tag("reason", reason.name())
                    .register(metrics);
        }
    }

    /** NaN if the database cannot be read, rather than an old value. */
    private double count(OpenSupervisorReason reason) {
        try {
            return openSupervisors.count(reason);
        } catch (JdbiException e) {
            return Double.NaN;
        }
    }
}
