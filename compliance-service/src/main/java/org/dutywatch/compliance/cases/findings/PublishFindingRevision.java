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
        outbox.append(FindingChanged.TOPIC, finding.employeeId(), FindingChanged.of(finding, change, cause));
    }
}
