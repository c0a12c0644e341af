package org.dutywatch.notification.outages;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.JdbiException;

/**
 * The readiness check {@code mail}. It is always up, because without mail the service still routes findings and answers
 * requests. Its {@code state} is OK, DEGRADED with the time when the outage began, or UNKNOWN while the database cannot be
 * read. The reason is not in it, because it may name an address and nobody signs in to read the health.
 */
@Readiness
@ApplicationScoped
class MailHealth implements HealthCheck {
    private final MailOutages outages;

    MailHealth(MailOutages outages) {
        this.outages = outages;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("mail").up();
        try {
            outages.running()
                    .ifPresentOrElse(
                            outage -> response.withData("state", "DEGRADED")
                                    .withData("since", outage.beganAt().toString())
                                    .withData("mails_waiting", outage.mailsWaiting()),
                            () -> response.withData("state", "OK"));
        } catch (JdbiException e) {
            response.withData("state", "UNKNOWN");
        }
        return response.build();
    }
}
