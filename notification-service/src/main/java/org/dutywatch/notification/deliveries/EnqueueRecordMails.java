package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.dutywatch.notification.directory.RecordChange;
import org.dutywatch.notification.directory.StoreEmployees.RecordChanged;

/**
 * Enqueues the mails to an employee whose mail address, unit or supervisor changed, at the old and at the new address,
 * in the transaction that stored the change.
 */
@ApplicationScoped
class EnqueueRecordMails {
    private final Deliveries deliveries;
    private final Clock clock;

    EnqueueRecordMails(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    void enqueue(@Observes RecordChanged changed) {
        RecordChange change = changed.change();
        change.addresses()
                .forEach(address -> deliveries.scheduleRecordChange(change.changeId(), address, clock.instant()));
    }
}
