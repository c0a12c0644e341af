package org.dutywatch.ingest.corrections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Iterator;
import java.util.List;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.IdentifiedEmployee;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.Unidentified;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.observations.AccessObservedTopic;
import org.dutywatch.ingest.observations.AccessRevoked;
import org.dutywatch.ingest.observations.AccessRevokedTopic;
import org.dutywatch.ingest.reading.domain.AccessObservation;

/** Appends the events of corrected attributions to the outbox, in the caller's transaction. */
@ApplicationScoped
class PublishCorrections {
    private final UnmonitoredBrowsing<AccessObservation> browsing;
    private final AccessObservedTopic observations;
    private final AccessRevokedTopic revocations;
    private final Event<AttributionLost> attributionLost;

    PublishCorrections(
            UnmonitoredBrowsing<AccessObservation> browsing,
            AccessObservedTopic observations,
            AccessRevokedTopic revocations,
            Event<AttributionLost> attributionLost) {
        this.browsing = browsing;
        this.observations = observations;
        this.revocations = revocations;
        this.attributionLost = attributionLost;
    }

    /** @param revisions rising, at least one for each of {@code corrected} */
    void publish(List<CorrectedAttribution> corrected, Iterator<Long> revisions) {
        for (var one : corrected) {
            long revision = revisions.next();
            one.losers().forEach(employee -> revocations.append(revocation(one, employee, revision, true)));
            one.givenBackTo().forEach(employee -> revocations.append(revocation(one, employee, revision, false)));
            var employee = one.employee();
            if (employee != null && one.mustBePublished()) {
                observations.append(observation(one, employee));
            }
            if (!one.losers().isEmpty()) {
                parkIfNobodys(one);
            }
        }
    }

    /** A denied access without an employee is not parked: it is no use of the site. */
    private void parkIfNobodys(CorrectedAttribution corrected) {
        if (corrected.outcome() instanceof Unidentified nobody
                && !corrected.access().denied()) {
            var pending = nobody.pendingIdentity();
            if (pending != null) {
                attributionLost.fire(new AttributionLost(pending, corrected.access()));
            }
        }
    }

    private static AccessRevoked revocation(
            CorrectedAttribution corrected, String employeeId, long revision, boolean revoked) {
        var access = corrected.access();
        return new AccessRevoked(access.observationId(), employeeId, access.start(), access.end(), revision, revoked);
    }

    /** As of a parked access: a line that arrives later can still shorten the intervals of the new person. */
    private AccessObservation observation(CorrectedAttribution corrected, IdentifiedEmployee employee) {
        var access = corrected.access();
        var observation = access.attributeTo(employee);
        var person = browsing.person(
                access.source(), IdentityMethod.LEASE.personKey(corrected.row().address()));
        return observation.withShorterIntervals(person.recordPublished(access.toMonitoredAccess(), observation));
    }
}
