package org.dutywatch.notification.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.notification.alarms.SourceAlarms;
import org.dutywatch.notification.alarms.SourceChanged;

/** Shows administrators the alarms about sources. Each employee whose id is shown is recorded in the audit trail. */
@ApplicationScoped
class ReadSourceAlarms {
    private final SourceAlarms sourceAlarms;
    private final AuditTrail auditTrail;

    ReadSourceAlarms(SourceAlarms sourceAlarms, AuditTrail auditTrail) {
        this.sourceAlarms = sourceAlarms;
        this.auditTrail = auditTrail;
    }

    /** The recent alarms; one that is about the reader is without ids of employees. */
    @Transactional
    List<SourceChanged> recent(Inbox.Reader reader) {
        List<SourceChanged> shown = sourceAlarms.recent().stream()
                .map(alarm -> alarm.shownTo(reader.employeeId()))
                .toList();
        shown.stream()
                .flatMap(alarm -> alarm.employeeIds().stream())
                .distinct()
                .sorted()
                .forEach(employeeId -> auditTrail.record("view_source_alarm", employeeId, null));
        return shown;
    }
}
