package org.dutywatch.ingest.corrections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.IdentifiedEmployee;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.Unidentified;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.observations.AccessObservedTopic;
import org.dutywatch.ingest.observations.AccessRevoked;
import org.dutywatch.ingest.observations.AccessRevokedTopic;
import org.dutywatch.ingest.reading.domain.AccessObservation;

/**
 * Appends the events of corrected attributions to the outbox, in the caller's transaction. Records in the audit trail
 * from whom accesses were taken, to whom they were given, and who imported the leases.
 */
@ApplicationScoped
class PublishCorrections {
    private final UnmonitoredBrowsing<AccessObservation> browsing;
    private final AccessObservedTopic observations;
    private final AccessRevokedTopic revocations;
    private final Event<AttributionLost> attributionLost;
    private final AuditTrail audit;

    PublishCorrections(
            UnmonitoredBrowsing<AccessObservation> browsing,
            AccessObservedTopic observations,
            AccessRevokedTopic revocations,
            Event<AttributionLost> attributionLost,
            AuditTrail audit) {
        this.browsing = browsing;
        this.observations = observations;
        this.revocations = revocations;
        this.attributionLost = attributionLost;
        this.audit = audit;
    }

    /** Whom a correction concerns, and who imported the leases. */
    private record Concerned(String employeeId, List<String> importers) {
        static final Comparator<Concerned> ORDER = Comparator.comparing(Concerned::employeeId)
                .thenComparing(concerned -> String.join(",", concerned.importers()));
    }

    /** @param revisions rising, at least one for each of {@code corrected} */
    void publish(List<CorrectedAttribution> corrected, Iterator<Long> revisions) {
        for (var one : corrected) {
            long revision = revisions.next();
            one.losers().forEach(employee -> revocations.append(revocation(one, employee, revision, true)));
            one.notRevokedFor().forEach(employee -> revocations.append(revocation(one, employee, revision, false)));
            var employee = one.employee();
            if (employee != null && one.mustBePublished()) {
                observations.append(observation(one, employee));
            }
            if (!one.losers().isEmpty()) {
                parkIfNobodys(one);
            }
        }
        recordInAuditTrail(corrected);
    }

    private void recordInAuditTrail(List<CorrectedAttribution> corrected) {
        Map<Concerned, Integer> taken = new TreeMap<>(Concerned.ORDER);
        Map<Concerned, Integer> given = new TreeMap<>(Concerned.ORDER);
        for (var one : corrected) {
            List<String> importers = one.row().importers();
            one.losers().forEach(employee -> taken.merge(new Concerned(employee, importers), 1, Integer::sum));
            one.gainers().forEach(employee -> given.merge(new Concerned(employee, importers), 1, Integer::sum));
        }
        Set<Concerned> all = new TreeSet<>(Concerned.ORDER);
        all.addAll(taken.keySet());
        all.addAll(given.keySet());
        for (var concerned : all) {
            audit.recordServiceAction(
                    "correct_attributions",
                    concerned.employeeId(),
                    "accesses taken: %d, given: %d; leases imported by: %s"
                            .formatted(
                                    taken.getOrDefault(concerned, 0),
                                    given.getOrDefault(concerned, 0),
                                    concerned.importers().isEmpty()
                                            ? "unknown"
                                            : String.join(", ", concerned.importers())));
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
