package org.dutywatch.compliance.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import org.dutywatch.compliance.audit.AuditTrailReader.ChainPosition;
import org.dutywatch.compliance.audit.domain.SignedHead;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.jboss.logging.Logger;

/**
 * Signs the head of the audit trail from time to time and writes it to the heads file and to the log. It signs nothing
 * that contradicts an earlier head: a trail whose end was removed would otherwise look intact from then on.
 */
@ApplicationScoped
class SignAuditHeads {
    private static final Logger LOG = Logger.getLogger(SignAuditHeads.class);

    private final AuditHeads heads;
    private final AuditTrailReader reader;
    private final AuditConfig config;
    private final Clock clock;

    SignAuditHeads(AuditHeads heads, AuditTrailReader reader, AuditConfig config, Clock clock) {
        this.heads = heads;
        this.reader = reader;
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
        List<SignedHead> signed = heads.read().heads();
        if (!signed.isEmpty()) {
            SignedHead last = signed.get(signed.size() - 1);
            if (!reader.hashAt(last.seq()).map(last.hash()::equals).orElse(false)) {
                LOG.errorf(
                        "the audit trail no longer has the record %d that was signed at %s",
                        last.seq(), last.signedAt());
                return;
            }
        }
        ChainPosition head = reader.head();
        boolean moved = signed.isEmpty()
                ? head.seq() > 0
                : head.seq() > signed.get(signed.size() - 1).seq();
        if (moved) {
            LOG.infof(
                    "audit head %s",
                    heads.append(head.seq(), head.hash(), clock.instant()).line());
        }
    }
}
