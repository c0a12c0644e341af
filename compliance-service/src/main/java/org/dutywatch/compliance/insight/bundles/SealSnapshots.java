package org.dutywatch.compliance.insight.bundles;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.cases.findings.FindingRows;
import org.dutywatch.compliance.cases.revision.WeekShifts;
import org.dutywatch.compliance.cases.snapshots.DueSnapshots;
import org.dutywatch.compliance.cases.snapshots.DueSnapshots.DueSnapshot;
import org.dutywatch.compliance.insight.bundles.SealedBundles.SealedBundle;
import org.dutywatch.compliance.measuring.records.GatherRecords;
import org.dutywatch.compliance.model.bundles.BundleFiles;
import org.dutywatch.compliance.model.bundles.signing.Digests;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.kafka.Failures;
import org.jboss.logging.Logger;

/**
 * Makes the sealed bundle of the next finding that needs one, from the facts as they are known now: seconds after the
 * revision that asked for it. A finding about a week gets a bundle for each of its shifts. What fails is tried again,
 * later after each failure. Without a signing key nothing is made and nothing is lost: the evidence is held until the
 * bundle is made.
 */
@ApplicationScoped
public class SealSnapshots {
    private static final Logger LOG = Logger.getLogger(SealSnapshots.class);

    private final BundleSigning signing;
    private final DueSnapshots dueSnapshots;
    private final FindingRows findings;
    private final WeekShifts weekShifts;
    private final GatherRecords gatherRecords;
    private final SealedBundles sealedBundles;
    private final ExportBundle.OriginFactory originFactory;
    private final AuditTrail audit;
    private final Clock clock;

    SealSnapshots(
            BundleSigning signing,
            DueSnapshots dueSnapshots,
            FindingRows findings,
            WeekShifts weekShifts,
            GatherRecords gatherRecords,
            SealedBundles sealedBundles,
            ExportBundle.OriginFactory originFactory,
            AuditTrail audit,
            Clock clock) {
        this.signing = signing;
        this.dueSnapshots = dueSnapshots;
        this.findings = findings;
        this.weekShifts = weekShifts;
        this.gatherRecords = gatherRecords;
        this.sealedBundles = sealedBundles;
        this.originFactory = originFactory;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return whether there may be more to do now */
    public boolean sealNext() {
        if (!signing.hasKey()) {
            return false;
        }
        var next = dueSnapshots.next();
        next.ifPresent(this::seal);
        return next.isPresent();
    }

    private void seal(DueSnapshot due) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (dueSnapshots.lock(due)) {
                    findings.find(due.findingId())
                            .ifPresent(finding -> shifts(finding).forEach(shift -> seal(due, finding, shift)));
                    dueSnapshots.remove(due);
                }
            });
        } catch (RuntimeException e) {
            int attempts = due.attempts() + 1;
            LOG.warnf(
                    "the sealed bundle of finding %s could not be made and will be tried again: %s",
                    due.findingId(), Failures.describe(e));
            dueSnapshots.postpone(due, attempts, Failures.backoff(attempts), Failures.describe(e));
        }
    }

    private List<ShiftKey> shifts(Finding finding) {
        var shift = new ShiftKey(finding.employeeId(), finding.shiftStart());
        return finding.rule().isWeekly() ? weekShifts.ofWeek(shift) : List.of(shift);
    }

    /** Nothing where the shift is not in the roster any more, or its evidence is gone: that is recorded. */
    private void seal(DueSnapshot due, Finding finding, ShiftKey shift) {
        var records = gatherRecords.gatherIfKept(shift);
        if (records.isEmpty()) {
            audit.recordServiceAction(
                    "seal_bundle_impossible",
                    finding.employeeId(),
                    "finding %s, revision %d: the shift %s is not in the roster, or its evidence is gone"
                            .formatted(finding.id(), due.revision(), shift.start()));
            return;
        }
        byte[] bundle = BundleFiles.seal(
                records.get(), BundledFinding.atExport(finding), originFactory.originOfService(), signing.key());
        var sealed = new SealedBundle(
                UUID.randomUUID(),
                finding.id(),
                finding.employeeId(),
                shift.start(),
                due.revision(),
                due.cause(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Digests.sha256(bundle),
                bundle.length,
                !records.get().exemptions().isEmpty());
        sealedBundles.add(sealed, bundle);
        audit.recordServiceAction(
                "seal_bundle",
                finding.employeeId(),
                "finding %s, revision %d, %s: sealed bundle %s, SHA-256 %s"
                        .formatted(finding.id(), due.revision(), due.cause(), sealed.bundleId(), sealed.sha256()));
    }
}
