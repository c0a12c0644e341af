package org.dutywatch.ingest.reading.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.isBlank;
import static org.dutywatch.ingest.reading.domain.Bytes.text;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Addresses;
import org.dutywatch.ingest.attribution.domain.Directory;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.Identified;
import org.dutywatch.ingest.attribution.domain.Identity;
import org.dutywatch.ingest.attribution.domain.UserNames;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.catalogue.domain.MonitoredHost;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.elsewhere.domain.Elsewhere;
import org.dutywatch.ingest.elsewhere.domain.Limits;
import org.dutywatch.ingest.elsewhere.domain.Person;
import org.dutywatch.ingest.elsewhere.domain.Spellings;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.LineOutcome.Observed;
import org.dutywatch.ingest.reading.domain.LineOutcome.Unattributed;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one source. Most lines are about unmonitored sites: such a line is parsed and looked up as bytes,
 * and at most one time of it is kept, in {@link Elsewhere}. Reuses buffers, so it is not thread-safe.
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
    private final AccessMaker maker;
    private final Spellings<AccessObservation> users;
    private final Spellings<AccessObservation> addresses;
    private final ScannedLine line = new ScannedLine();

    /**
     * A reader that identifies persons by user name and has its own memory of unmonitored browsing.
     *
     * @param source id of the source that ships the lines
     */
    public AccessReader(LineFormat format, SiteCatalogue catalogue, Directory directory, String source) {
        this(format, catalogue, Identification.byUserName(directory), source, new Elsewhere<>(Limits.DEFAULT));
    }

    /**
     * A reader that shares a memory of unmonitored browsing with others.
     *
     * @param source id of the source that ships the lines
     * @param browsing must not be {@linkplain Elsewhere#trim() trimmed} while this reader is in use
     */
    public AccessReader(
            LineFormat format,
            SiteCatalogue catalogue,
            Identification identification,
            String source,
            Elsewhere<AccessObservation> browsing) {
        this.format = format;
        this.catalogue = catalogue;
        this.identification = identification;
        this.maker = new AccessMaker(catalogue, source);
        this.users = new Spellings<>(user -> UserNames.normalise(user)
                .map(name -> browsing.person(source, Identity.USERNAME.personCalled(name.value()))));
        this.addresses = new Spellings<>(client -> Addresses.canonical(client)
                .map(address -> browsing.person(source, Identity.LEASE.personCalled(address))));
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
        Malformed wrong = format.scan(bytes, start, end, line);
        return wrong != null ? wrong : outcomeOfScannedLine(bytes, start, end);
    }

    private LineOutcome outcomeOfScannedLine(byte[] bytes, int start, int end) {
        if (!line.hasHost()) {
            return line.withoutHost;
        }
        MonitoredHost host = catalogue.find(bytes, line.hostFrom, line.hostTo);
        if (host == null) {
            recordUnmonitored(bytes);
            return OTHER_SITE;
        }
        LineOutcome refusal = format.refusal(bytes, line);
        if (refusal == null) {
            return attribute(maker.access(bytes, start, end, line, host), bytes);
        }
        if (refusal instanceof Denied denied && denied.byPolicy()) {
            return attributeDenial(denied, maker.denied(bytes, start, end, line, host), bytes);
        }
        return refusal;
    }

    /** Records an unmonitored page, or a tunnel in which one may have been opened. The cheap checks come first. */
    private void recordUnmonitored(byte[] bytes) {
        boolean tunnel = line.kind == AccessKind.TUNNEL;
        if (line.status != 200 && (tunnel || line.status != 304)) {
            return;
        }
        if (!tunnel && !Bytes.isHtmlAnswerToGet(bytes, line) || format.refusal(bytes, line) != null) {
            return;
        }
        Person<AccessObservation> person = personOf(bytes);
        if (person == null) {
            return;
        }
        long start = line.endMillis - line.elapsedMillis;
        if (tunnel) {
            person.openedTunnel(start);
        } else {
            person.openedPage(start);
        }
    }

    private LineOutcome attribute(UnattributedAccess access, byte[] bytes) {
        Person<AccessObservation> person = recordEmbedded(access, bytes);
        Identified identified = identify(access, bytes);
        if (identified instanceof Identified.Employee employee) {
            return new Observed(observationOf(access, employee, person));
        }
        Identified.Nobody nobody = (Identified.Nobody) identified;
        if (nobody.waitsFor() == null || person == null) {
            return new Unattributed(nobody.reason(), null, null);
        }
        return new Unattributed(nobody.reason(), nobody.waitsFor(), access.since(person.since(access.elsewhere())));
    }

    private Denied attributeDenial(Denied denied, UnattributedAccess access, byte[] bytes) {
        Person<AccessObservation> person = recordEmbedded(access, bytes);
        return identify(access, bytes) instanceof Identified.Employee employee
                ? new Denied(denied.reason(), true, observationOf(access, employee, person))
                : denied;
    }

    private Identified identify(UnattributedAccess access, byte[] bytes) {
        String user = new String(bytes, line.userFrom, line.userTo - line.userFrom, StandardCharsets.UTF_8);
        String client = text(bytes, line.clientFrom, line.clientTo);
        return identification.whose(user, client, access.start(), access.end());
    }

    /** Records the access if it is embedded in other sites. Returns the person whom the line names, or null. */
    private @Nullable Person<AccessObservation> recordEmbedded(UnattributedAccess access, byte[] bytes) {
        Person<AccessObservation> person = personOf(bytes);
        if (person != null && (access.embed() || EMBEDDED_ROLES.contains(access.role()))) {
            person.reachedEmbedded(access.start().toEpochMilli());
        }
        return person;
    }

    /** The observation to publish; the person remembers it. */
    private static AccessObservation observationOf(
            UnattributedAccess access, Identified.Employee employee, @Nullable Person<AccessObservation> person) {
        AccessObservation observation = access.attributeTo(employee);
        return person == null ? observation : observation.since(person.told(access.elsewhere(), observation));
    }

    /** The person whom the line names, whether the directory knows this person or not; null if it names none. */
    private @Nullable Person<AccessObservation> personOf(byte[] bytes) {
        Person<AccessObservation> person =
                identification.uses(Identity.USERNAME) ? users.find(bytes, line.userFrom, line.userTo) : null;
        return person == null && identification.uses(Identity.LEASE)
                ? addresses.find(bytes, line.clientFrom, line.clientTo)
                : person;
    }
}
