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
 * Reads the lines of one source. Most lines are about sites that nobody monitors; such a line is checked and looked up
 * as bytes, and nothing is made of it but, at most, a point in time in {@link Elsewhere}. Keeps scratch space: one
 * reader a thread.
 */
public final class AccessReader {
    /** In bytes; Squid itself writes no longer URL than 8 KiB, so what is longer is damage. */
    public static final int LONGEST_LINE = 64 * 1024;

    private static final Malformed TOO_LONG = new Malformed("too_long", "the line is longer than 64 KiB");
    private static final Malformed EMPTY = new Malformed("empty", "the line is blank");
    private static final NotMonitored OTHER_SITE = new NotMonitored("other_site");

    /** What pages of other sites embed, whatever the path. */
    private static final Set<HostRole> EMBEDDED =
            EnumSet.of(HostRole.WIDGET, HostRole.PIXEL, HostRole.AUTH, HostRole.SHORTENER);

    private final LineFormat format;
    private final SiteCatalogue catalogue;
    private final Identification identification;
    private final AccessMaker maker;
    private final Spellings<AccessObservation> users;
    private final Spellings<AccessObservation> addresses;
    private final ScannedLine line = new ScannedLine();

    /**
     * A reader that recognises persons by user name, and remembers by itself what they do elsewhere.
     *
     * @param source id of the source that ships the lines
     */
    public AccessReader(LineFormat format, SiteCatalogue catalogue, Directory directory, String source) {
        this(format, catalogue, Identification.byUserName(directory), source, new Elsewhere<>(Limits.DEFAULT));
    }

    /**
     * @param source id of the source that ships the lines
     * @param elsewhere must not be {@linkplain Elsewhere#trim() trimmed} while this reader is in use
     */
    public AccessReader(
            LineFormat format,
            SiteCatalogue catalogue,
            Identification identification,
            String source,
            Elsewhere<AccessObservation> elsewhere) {
        this.format = format;
        this.catalogue = catalogue;
        this.identification = identification;
        this.maker = new AccessMaker(catalogue, source);
        this.users = new Spellings<>(user -> UserNames.normalise(user)
                .map(name -> elsewhere.person(source, Identity.USERNAME.personCalled(name.value()))));
        this.addresses = new Spellings<>(client -> Addresses.canonical(client)
                .map(address -> elsewhere.person(source, Identity.LEASE.personCalled(address))));
    }

    /** What the line in {@code bytes[from, to)} says; never throws on any content. */
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
        return wrong != null ? wrong : scanned(bytes, start, end);
    }

    private LineOutcome scanned(byte[] bytes, int start, int end) {
        if (!line.hasHost()) {
            return line.withoutHost;
        }
        MonitoredHost host = catalogue.find(bytes, line.hostFrom, line.hostTo);
        if (host == null) {
            rememberElsewhere(bytes);
            return OTHER_SITE;
        }
        LineOutcome refusal = format.refusal(bytes, line);
        if (refusal == null) {
            return attributed(maker.access(bytes, start, end, line, host), bytes);
        }
        if (refusal instanceof Denied denied && denied.byPolicy()) {
            return denied(denied, maker.denied(bytes, start, end, line, host), bytes);
        }
        return refusal;
    }

    /** A page elsewhere, or a tunnel in which one may have been opened. The cheap questions come first. */
    private void rememberElsewhere(byte[] bytes) {
        boolean tunnel = line.kind == AccessKind.TUNNEL;
        if (line.status != 200 && (tunnel || line.status != 304)) {
            return;
        }
        if (!tunnel && !Bytes.isHtmlAnswerToGet(bytes, line) || format.refusal(bytes, line) != null) {
            return;
        }
        Person<AccessObservation> person = person(bytes);
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

    private LineOutcome attributed(UnattributedAccess access, byte[] bytes) {
        Person<AccessObservation> person = remembered(access, bytes);
        Identified whose = whose(access, bytes);
        if (whose instanceof Identified.Employee employee) {
            return new Observed(told(access, employee, person));
        }
        Identified.Nobody nobody = (Identified.Nobody) whose;
        if (nobody.waitsFor() == null || person == null) {
            return new Unattributed(nobody.reason(), null, null);
        }
        return new Unattributed(nobody.reason(), nobody.waitsFor(), access.since(person.since(access.elsewhere())));
    }

    private Denied denied(Denied denied, UnattributedAccess asked, byte[] bytes) {
        Person<AccessObservation> person = remembered(asked, bytes);
        return whose(asked, bytes) instanceof Identified.Employee employee
                ? new Denied(denied.reason(), true, told(asked, employee, person))
                : denied;
    }

    private Identified whose(UnattributedAccess access, byte[] bytes) {
        String user = new String(bytes, line.userFrom, line.userTo - line.userFrom, StandardCharsets.UTF_8);
        String client = text(bytes, line.clientFrom, line.clientTo);
        return identification.whose(user, client, access.start(), access.end());
    }

    private @Nullable Person<AccessObservation> remembered(UnattributedAccess access, byte[] bytes) {
        Person<AccessObservation> person = person(bytes);
        if (person != null && (access.embed() || EMBEDDED.contains(access.role()))) {
            person.reachedEmbedded(access.start().toEpochMilli());
        }
        return person;
    }

    private static AccessObservation told(
            UnattributedAccess access, Identified.Employee employee, @Nullable Person<AccessObservation> person) {
        AccessObservation observation = access.attributeTo(employee);
        return person == null ? observation : observation.since(person.told(access.elsewhere(), observation));
    }

    /** Whom the line speaks of, known to the directory or not. */
    private @Nullable Person<AccessObservation> person(byte[] bytes) {
        Person<AccessObservation> person =
                identification.uses(Identity.USERNAME) ? users.find(bytes, line.userFrom, line.userTo) : null;
        return person == null && identification.uses(Identity.LEASE)
                ? addresses.find(bytes, line.clientFrom, line.clientTo)
                : person;
    }
}
