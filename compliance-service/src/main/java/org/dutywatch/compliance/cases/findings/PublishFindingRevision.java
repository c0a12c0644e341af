package org.dutywatch.compliance.cases.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.dutywatch.compliance.model.findings.ChangeCause;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.eventkit.outbox.Outbox;

/** Stores a revision of a finding, adds it to the history, and writes its event to the outbox, in one transaction. */
@ApplicationScoped
public class PublishFindingRevision {
    private final StoreFindings storeFindings;
    private final Outbox outbox;

    PublishFindingRevision(StoreFindings storeFindings, Outbox outbox) {
        this.storeFindings = storeFindings;
        this.outbox = outbox;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Finding finding, FindingChangeKind change, ChangeCause cause, ChangeAuthor author) {
        storeFindings.save(finding, change, cause, author);
        append(finding, new StoreFindings.FindingChange(change, cause));
    }

    /**
     * Updates details of the current revision after an evaluation that found nothing new. If that evaluation used newer
     * duty than the one before, the same revision is published again: whoever received that duty learns from it that
     * the finding still holds.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refresh(Finding stored, Finding refreshed) {
        storeFindings.refresh(refreshed);
        if (refreshed.dutyVersion() > stored.dutyVersion()) {
            append(refreshed, storeFindings.lastChange(refreshed.id()));
        }
    }

    private void append(Finding finding, StoreFindings.FindingChange last) {
        outbox.append(
                FindingChanged.TOPIC, finding.employeeId(), FindingChanged.of(finding, last.change(), last.cause()));
    }
}
