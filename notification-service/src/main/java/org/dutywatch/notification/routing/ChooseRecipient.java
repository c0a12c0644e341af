package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.dutywatch.notification.directory.Leavers;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.routing.domain.Route;
import org.dutywatch.notification.routing.domain.Route.StepDecision;

/** Chooses the recipient of a finding from its route and from the notices that it has already. */
@ApplicationScoped
class ChooseRecipient {
    private final People people;
    private final Leavers leavers;

    ChooseRecipient(People people, Leavers leavers) {
        this.people = people;
        this.leavers = leavers;
    }

    /**
     * Returns the recipient to whom the route leads, with three exceptions. If a mail to him about this finding has
     * failed, it is the administrators. The present recipient keeps it if he is inactive only since a moment, or if
     * he got it because the other one had left, and has acknowledged it.
     */
    Recipient of(Route route, List<Notice> existing) {
        return existing.stream()
                .filter(Notice::responsible)
                .filter(present -> mayReturn(present, route) || hasAnsweredFor(present, route, existing))
                .flatMap(present -> Optional.ofNullable(present.recipient()).stream())
                .findFirst()
                .orElseGet(() -> afterRoute(route, existing));
    }

    private boolean mayReturn(Notice present, Route route) {
        Recipient recipient = present.recipient();
        String id = recipient == null ? null : recipient.employeeId();
        return id != null
                && route.steps().stream()
                        .anyMatch(step -> step.decision() == StepDecision.SKIPPED_INACTIVE
                                && step.employeeId().equals(id))
                && leavers.onHold(id);
    }

    private boolean hasAnsweredFor(Notice present, Route route, List<Notice> existing) {
        if (present.state() != Notice.State.ACKNOWLEDGED || !(route instanceof Route.ToSupervisor found)) {
            return false;
        }
        String id = found.supervisor().employeeId();
        return existing.stream()
                .filter(notice -> !notice.responsible())
                .filter(notice -> Recipient.supervisor(id).equals(notice.recipient()))
                .anyMatch(notice -> people.wasInactiveSince(id, notice.createdAt()));
    }

    private static Recipient afterRoute(Route route, List<Notice> existing) {
        if (!(route instanceof Route.ToSupervisor found)) {
            return Recipient.ADMINISTRATORS;
        }
        Recipient supervisor = Recipient.supervisor(found.supervisor().employeeId());
        boolean undeliverable = existing.stream()
                .filter(notice -> supervisor.equals(notice.recipient()))
                .anyMatch(notice -> notice.state() == Notice.State.UNDELIVERABLE);
        return undeliverable ? Recipient.ADMINISTRATORS : supervisor;
    }
}
