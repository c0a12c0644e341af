package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.dutywatch.compliance.findings.domain.Change;
import org.dutywatch.compliance.findings.domain.ChangeCause;
import org.dutywatch.eventkit.outbox.Outbox;

/** Stores a revision of a finding, adds it to the history, and writes its event to the outbox, in one transaction. */
@ApplicationScoped
class TellFinding {
    private final PostgresFindings findings;
    private final Outbox outbox;

    TellFinding(PostgresFindings findings, Outbox outbox) {
        this.findings = findings;
        this.outbox = outbox;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void tell(Finding finding, Change change, ChangeCause cause, Act act) {
        findings.save(finding, change, cause, act);
        outbox.append(FindingChanged.TOPIC, finding.employeeId(), FindingChanged.of(finding, change, cause));
    }
}
