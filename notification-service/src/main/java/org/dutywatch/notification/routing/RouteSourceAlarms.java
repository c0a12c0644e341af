package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.dutywatch.notification.alarms.SourceAlarms;
import org.dutywatch.notification.alarms.SourceChanged;
import org.dutywatch.notification.deliveries.EnqueueAlarmMails;

/** Notifies the administrators of each new version of an alarm about a source. */
@ApplicationScoped
public class RouteSourceAlarms {
    private final SourceAlarms alarms;
    private final EnqueueAlarmMails enqueueMails;

    RouteSourceAlarms(SourceAlarms alarms, EnqueueAlarmMails enqueueMails) {
        this.alarms = alarms;
        this.enqueueMails = enqueueMails;
    }

    /** Stores and routes in one transaction. A version that is not newer than the stored one changes nothing. */
    @Transactional
    public void route(List<SourceChanged> events) {
        // Sorted by id, so that all instances lock in one order.
        Map<UUID, SourceChanged> latest = new TreeMap<>();
        events.forEach(event -> latest.merge(
                event.alarmId(), event, BinaryOperator.maxBy(Comparator.comparing(SourceChanged::version))));
        latest.values().stream().filter(alarms::storeNewer).forEach(enqueueMails::toAdministrators);
    }
}
