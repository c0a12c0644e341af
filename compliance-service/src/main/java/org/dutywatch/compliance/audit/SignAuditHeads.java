package org.dutywatch.compliance.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.dutywatch.compliance.audit.AuditTrailReader.ChainPosition;
import org.dutywatch.compliance.model.audit.SignedHead;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.jboss.logging.Logger;

/**
 * Signs the head of the audit trail from time to time and writes it to the heads file and to the log. It signs nothing
 * after a verification that found a fault, and nothing that contradicts the last head: a trail whose end was removed
 * would otherwise look intact from then on. The first head of a file is recorded in the trail itself.
 */
@ApplicationScoped
class SignAuditHeads {
    private static final Logger LOG = Logger.getLogger(SignAuditHeads.class);

    private final AuditHeads heads;
    private final AuditTrailReader reader;
    private final WatchAuditTrail watch;
    private final AuditTrail audit;
    private final AuditConfig config;
    private final Clock clock;

    SignAuditHeads(
            AuditHeads heads,
            AuditTrailReader reader,
            WatchAuditTrail watch,
            AuditTrail audit,
            AuditConfig config,
            Clock clock) {
        this.heads = heads;
        this.reader = reader;
        this.watch = watch;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        if (heads.areKept()) {
            workers.start(new WorkerSettings("sign-audit-heads", 1, config.signEvery()), () -> {
                signIfMoved();
                return false;
            });
        } else {
            LOG.warn(
                    "dutywatch.audit.heads-file is not set: records cut off the end of the audit trail would not be noticed");
        }
    }

    void signIfMoved() {
        try {
            sign();
        } catch (UncheckedIOException e) {
            // The trail itself is not affected, so the service goes on.
            LOG.errorf(e, "the head of the audit trail cannot be signed: %s", e.getMessage());
        }
    }

    private void sign() {
        Optional<SignedHead> last = heads.last();
        if (watch.foundAFault() || last.isPresent() && contradicts(last.get())) {
            LOG.error("the audit trail is not intact, so its head is not signed");
            return;
        }
        ChainPosition head = reader.head();
        if (head.seq() > last.map(SignedHead::seq).orElse(0L)) {
            LOG.infof(
                    "audit head %s",
                    heads.append(head.seq(), head.hash(), clock.instant()).line());
            if (last.isEmpty()) {
                LOG.warnf("a new file of signed heads begins with record %d of the audit trail", head.seq());
                audit.recordServiceAction("begin_audit_heads", null, "first signed record " + head.seq());
            }
        }
    }

    private boolean contradicts(SignedHead signed) {
        return !reader.hashAt(signed.seq()).map(signed.hash()::equals).orElseGet(() -> reader.wasPurged(signed.seq()));
    }
}
