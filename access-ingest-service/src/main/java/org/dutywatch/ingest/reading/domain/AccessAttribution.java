package org.dutywatch.ingest.reading.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.text;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Addresses;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.UserNames;
import org.dutywatch.ingest.browsing.domain.PersonBrowsing;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.browsing.domain.UserNameCache;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Observed;
import org.dutywatch.ingest.reading.domain.LineOutcome.Unattributed;
import org.jspecify.annotations.Nullable;

/** Finds out whose an access is, and keeps with each person what the lines of a source say about his browsing. */
final class AccessAttribution {
    /** Roles of hosts that pages of other sites embed, whatever the path. */
    private static final Set<HostRole> EMBEDDED_ROLES =
            EnumSet.of(HostRole.WIDGET, HostRole.PIXEL, HostRole.AUTH, HostRole.SHORTENER);

    private final Identification identification;
    private final UserNameCache<AccessObservation> personsByUserName;
    private final UserNameCache<AccessObservation> personsByAddress;

    AccessAttribution(Identification identification, String source, UnmonitoredBrowsing<AccessObservation> browsing) {
        this.identification = identification;
        this.personsByUserName = new UserNameCache<>(user -> UserNames.normalise(user)
                .map(identification::strip)
                .map(name -> browsing.person(source, IdentityMethod.USERNAME.personKey(name.value()))));
        this.personsByAddress = new UserNameCache<>(client -> Addresses.canonical(client)
                .map(address -> browsing.person(source, IdentityMethod.LEASE.personKey(address))));
    }

    /** Records an unmonitored page or tunnel with the person whom the line names. */
    void recordUnmonitored(byte[] bytes, ScannedLine line) {
        PersonBrowsing<AccessObservation> person = personOf(bytes, line);
        if (person == null) {
            return;
        }
        long start = line.endMillis - line.elapsedMillis;
        if (line.kind == AccessKind.TUNNEL) {
            person.recordTunnel(start);
        } else {
            person.recordPage(start);
        }
    }

    /** The outcome of a line that is an access. */
    LineOutcome attribute(UnattributedAccess access, byte[] bytes, ScannedLine line) {
        PersonBrowsing<AccessObservation> person = recordEmbedded(access, bytes, line);
        IdentificationOutcome outcome = identify(access, bytes, line);
        if (outcome instanceof IdentificationOutcome.IdentifiedEmployee employee) {
            return new Observed(observationOf(access, employee, person));
        }
        IdentificationOutcome.Unidentified unidentified = (IdentificationOutcome.Unidentified) outcome;
        var pendingIdentity = unidentified.pendingIdentity();
        if (pendingIdentity == null || person == null) {
            return new Unattributed(unidentified.reason(), null);
        }
        return new Unattributed(
                unidentified.reason(),
                new LineOutcome.PendingAccess(
                        pendingIdentity, access.withShorterIntervals(person.sincePage(access.toMonitoredAccess()))));
    }

    /** A denial with its observation, if it is known whose access was denied. */
    Denied attributeDenial(Denied denied, UnattributedAccess access, byte[] bytes, ScannedLine line) {
        PersonBrowsing<AccessObservation> person = recordEmbedded(access, bytes, line);
        return identify(access, bytes, line) instanceof IdentificationOutcome.IdentifiedEmployee employee
                ? new Denied(denied.reason(), true, observationOf(access, employee, person))
                : denied;
    }

    private IdentificationOutcome identify(UnattributedAccess access, byte[] bytes, ScannedLine line) {
        String user = new String(bytes, line.userFrom, line.userTo - line.userFrom, StandardCharsets.UTF_8);
        String client = text(bytes, line.clientFrom, line.clientTo);
        return identification.identify(user, client, access.start(), access.end());
    }

    /** Records the access if it is embedded in other sites. Returns the person whom the line names, or null. */
    private @Nullable PersonBrowsing<AccessObservation> recordEmbedded(
            UnattributedAccess access, byte[] bytes, ScannedLine line) {
        PersonBrowsing<AccessObservation> person = personOf(bytes, line);
        if (person != null && (access.embed() || EMBEDDED_ROLES.contains(access.role()))) {
            person.recordEmbeddedFetch(access.start().toEpochMilli());
        }
        return person;
    }

    /** The observation to publish. It is recorded with the person, if the line names one. */
    private static AccessObservation observationOf(
            UnattributedAccess access,
            IdentificationOutcome.IdentifiedEmployee employee,
            @Nullable PersonBrowsing<AccessObservation> person) {
        AccessObservation observation = access.attributeTo(employee);
        return person == null
                ? observation
                : observation.withShorterIntervals(person.recordPublished(access.toMonitoredAccess(), observation));
    }

    /** The person whom the line names, even if the directory does not know this person; null if it names none. */
    private @Nullable PersonBrowsing<AccessObservation> personOf(byte[] bytes, ScannedLine line) {
        if (identification.uses(IdentityMethod.USERNAME) && hasUserName(bytes, line)) {
            return personsByUserName.find(bytes, line.userFrom, line.userTo);
        }
        return identification.uses(IdentityMethod.LEASE)
                ? personsByAddress.find(bytes, line.clientFrom, line.clientTo)
                : null;
    }

    /** Whether the line has a user name, even if it names no person. See {@link UserNames#read}. */
    private static boolean hasUserName(byte[] bytes, ScannedLine line) {
        int length = line.userTo - line.userFrom;
        return length > 1 || length == 1 && bytes[line.userFrom] != '-';
    }
}
