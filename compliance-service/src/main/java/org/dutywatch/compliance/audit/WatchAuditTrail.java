package org.dutywatch.compliance.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import org.dutywatch.compliance.audit.AuditTrailReader.ChainVerification;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.jboss.logging.Logger;

/**
 * Verifies the audit trail at the start of the service and from time to time. The gauge {@code dutywatch.audit.intact}
 * is 1 after a verification that found no fault, and 0 after one that did or for which the signed heads could not be
 * read; it has no value before the first. The log names the record, and so does the mail that the auditors get
 * ({@link AuditReports}).
 */
@ApplicationScoped
class WatchAuditTrail {
    private static final Logger LOG = Logger.getLogger(WatchAuditTrail.class);

    private final AuditTrailReader reader;
    private final AuditReports reports;
    private final AuditConfig config;
    private volatile double intact = Double.NaN;

    WatchAuditTrail(AuditTrailReader reader, AuditReports reports, AuditConfig config) {
        this.reader = reader;
        this.reports = reports;
        this.config = config;
    }

    void start(@Observes StartupEvent event, Workers workers, MeterRegistry metrics) {
        Gauge.builder("dutywatch.audit.intact", this, watch -> watch.intact)
                .description("1 if the last verification of the audit trail found no fault, else 0")
                .register(metrics);
        workers.start(new WorkerSettings("verify-audit-trail", 1, config.verifyEvery()), () -> {
            verify();
            return false;
        });
    }

    void verify() {
        ChainVerification verification = verification();
        intact = verification.intact() ? 1 : 0;
        if (!verification.intact()) {
            LOG.errorf("the audit trail is not intact: %s", verification.fault());
        }
        reports.verified(verification);
    }

    private ChainVerification verification() {
        try {
            return reader.verify();
        } catch (UncheckedIOException e) {
            String fault = "it cannot be compared with its signed heads: " + e.getMessage();
            return new ChainVerification(false, 0, 0, null, null, "", 0, null, fault);
        }
    }

    /** Returns whether there was a verification, and the last one found no fault. */
    boolean foundNoFault() {
        return intact == 1;
    }

    /** Returns whether the last verification found a fault or could not read the signed heads. */
    boolean foundAFault() {
        return intact == 0;
    }
}
