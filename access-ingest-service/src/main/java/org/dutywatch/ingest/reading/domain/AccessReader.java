package org.dutywatch.ingest.reading.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.isBlank;
import static org.dutywatch.ingest.reading.domain.Bytes.text;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Addresses;
import org.dutywatch.ingest.attribution.domain.Directory;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.UserNames;
import org.dutywatch.ingest.browsing.domain.BrowsingMemoryLimits;
import org.dutywatch.ingest.browsing.domain.PersonBrowsing;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.browsing.domain.UserNameCache;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.catalogue.domain.MonitoredHost;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.LineOutcome.Observed;
import org.dutywatch.ingest.reading.domain.LineOutcome.Unattributed;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one source. Most lines are about unmonitored sites. Such a line is parsed and looked up as bytes,
 * and at most its time is kept, in {@link UnmonitoredBrowsing}. Reuses buffers, so it is not thread-safe.
 */
public final class AccessReader {
    /** In bytes. Squid writes URLs of at most 8 KiB, so a longer line is damaged. */
    public static final int LONGEST_LINE = 64 * 1024;

    private static final Malformed TOO_LONG = new Malformed("too_long", "the line is longer than 64 KiB");
    private static final Malformed EMPTY = new Malformed("empty", "the line is blank");
    private static final NotMonitored OTHER_SITE = new NotMonitored("other_site");

    /** Roles of hosts that pages of other sites embed, whatever the path. */
    private static final Set<HostRole> EMBEDDED_ROLES =
            EnumSet.of(HostRole.WIDGET, HostRole.PIXEL, HostRole.AUTH, HostRole.SHORTENER);

    private final LineFormat format;
    private final SiteCatalogue catalogue;
    private final Identification identification;
    private final AccessMaker accessMaker;
    private final UserNameCache<AccessObservation> personsByUserName;
    private final UserNameCache<AccessObservation> personsByAddress;
    private final ScannedLine line = new ScannedLine();

    /**
     * A reader that identifies persons by user name and has its own memory of unmonitored browsing.
     *
     * @param source id of the source that ships the lines
     */
    public AccessReader(LineFormat format, SiteCatalogue catalogue, Directory directory, String source) {
        this(
                format,
                catalogue,
                Identification.byUserName(directory),
                source,
                new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT));
    }

    /**
     * A reader that shares a memory of unmonitored browsing with others.
     *
     * @param source id of the source that ships the lines
     * @param browsing must not be {@linkplain UnmonitoredBrowsing#trim() trimmed} while this reader is in use
     */
    public AccessReader(
            LineFormat format,
            SiteCatalogue catalogue,
            Identification identification,
            String source,
            UnmonitoredBrowsing<AccessObservation> browsing) {
        this.format = format;
        this.catalogue = catalogue;
        this.identification = identification;
        this.accessMaker = new AccessMaker(catalogue, source);
        this.personsByUserName = new UserNameCache<>(user -> UserNames.normalise(user)
                .map(name -> browsing.person(source, IdentityMethod.USERNAME.personKey(name.value()))));
        this.personsByAddress = new UserNameCache<>(client -> Addresses.canonical(client)
                .map(address -> browsing.person(source, IdentityMethod.LEASE.personKey(address))));
    }

    /** The outcome of the line in {@code bytes[from, to)}. Never throws, whatever the line contains. */
    public LineOutcome read(byte[] bytes, int from, int to) {
        if (to - from > LONGEST_LINE) {
            return TOO_LONG;
        }
        int start = from;
        while (start < to && isBlank(bytes[start])) {
            start++;
        }
        start = SyslogPrefix.skip(bytes, start, to);
        int end = to;
        while (end > start && isBlank(bytes[end - 1])) {
            end--;
        }
        if (start == end) {
            return EMPTY;
        }
        Malformed malformed = format.scan(bytes, start, end, line);
        return malformed != null ? malformed : outcomeOfScannedLine(bytes, start, end);
    }

    private LineOutcome outcomeOfScannedLine(byte[] bytes, int start, int end) {
        if (!line.hasHost()) {
            return line.outcomeWithoutHost;
        }
        MonitoredHost host = catalogue.find(bytes, line.hostFrom, line.hostTo);
        if (host == null) {
            recordUnmonitored(bytes);
            return OTHER_SITE;
        }
        LineOutcome nonAccess = format.nonAccess(bytes, line);
        if (nonAccess == null) {
            return attribute(accessMaker.access(bytes, start, end, line, host), bytes);
        }
        if (nonAccess instanceof Denied denied && denied.byPolicy()) {
            return attributeDenial(denied, accessMaker.denied(bytes, start, end, line, host), bytes);
        }
        return nonAccess;
    }

    /** Records an unmonitored page, or a tunnel in which one may have been opened. The cheap checks come first. */
    private void recordUnmonitored(byte[] bytes) {
        boolean tunnel = line.kind == AccessKind.TUNNEL;
        if (line.status != 200 && (tunnel || line.status != 304)) {
            return;
        }
        if (!tunnel && !Bytes.isHtmlAnswerToGet(bytes, line) || format.nonAccess(bytes, line) != null) {
            return;
        }
        PersonBrowsing<AccessObservation> person = personOf(bytes);
        if (person == null) {
            return;
        }
        long start = line.endMillis - line.elapsedMillis;
        if (tunnel) {
            person.recordTunnel(start);
        } else {
            person.recordPage(start);
        }
    }

    private LineOutcome attribute(UnattributedAccess access, byte[] bytes) {
        PersonBrowsing<AccessObservation> person = recordEmbedded(access, bytes);
        IdentificationOutcome outcome = identify(access, bytes);
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

    private Denied attributeDenial(Denied denied, UnattributedAccess access, byte[] bytes) {
        PersonBrowsing<AccessObservation> person = recordEmbedded(access, bytes);
        return identify(access, bytes) instanceof IdentificationOutcome.IdentifiedEmployee employee
                ? new Denied(denied.reason(), true, observationOf(access, employee, person))
                : denied;
    }

    private IdentificationOutcome identify(UnattributedAccess access, byte[] bytes) {
        String user = new String(bytes, line.userFrom, line.userTo - line.userFrom, StandardCharsets.UTF_8);
        String client = text(bytes, line.clientFrom, line.clientTo);
        return identification.identify(user, client, access.start(), access.end());
    }

    /** Records the access if it is embedded in other sites. Returns the person whom the line names, or null. */
    private @Nullable PersonBrowsing<AccessObservation> recordEmbedded(UnattributedAccess access, byte[] bytes) {
        PersonBrowsing<AccessObservation> person = personOf(bytes);
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
    private @Nullable PersonBrowsing<AccessObservation> personOf(byte[] bytes) {
        PersonBrowsing<AccessObservation> person = identification.uses(IdentityMethod.USERNAME)
                ? personsByUserName.find(bytes, line.userFrom, line.userTo)
                : null;
        return person == null && identification.uses(IdentityMethod.LEASE)
                ? personsByAddress.find(bytes, line.clientFrom, line.clientTo)
                : person;
    }
}
