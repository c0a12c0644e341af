package org.dutywatch.ingest.reading.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.isBlank;
import static org.dutywatch.ingest.reading.domain.Bytes.text;

import org.dutywatch.ingest.attribution.domain.Addresses;
import org.dutywatch.ingest.attribution.domain.Directory;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.browsing.domain.BrowsingMemoryLimits;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.catalogue.domain.DatedCatalogue;
import org.dutywatch.ingest.catalogue.domain.MonitoredHost;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one source. Most lines are about unmonitored sites. Such a line is parsed and looked up as bytes,
 * and at most its time is kept, in {@link UnmonitoredBrowsing}. Reuses buffers, so it is not thread-safe.
 */
public final class AccessReader {
    /** In bytes. Squid writes URLs of at most 8 KiB, so a longer line is damaged. */
    public static final int LONGEST_LINE = 64 * 1024;

    /** The line may hold further lines that were not read. */
    private static final Malformed ESCAPED_NEWLINES = new Malformed(
            "escaped_newlines",
            "the line holds #012 and may be several lines: if a syslog relay joins lines so, set relay_escapes");

    private static final Malformed TOO_LONG = new Malformed("too_long", "the line is longer than 64 KiB");
    private static final Malformed EMPTY = new Malformed("empty", "the line is blank");
    private static final Malformed BLANK_BEFORE_LINE = new Malformed(
            "blank_before_line",
            "a blank is before the line: a client may have written it behind a newline within a header, so let the shipper"
                    + " add none");
    private static final Malformed UNKNOWN_PREFIX = new Malformed(
            "unknown_prefix", "the line has a prefix of unknown shape: let the shipper send the line alone");
    private static final Malformed PARTIAL =
            new Malformed("partial_line", "a container runtime cut the line: let the shipper join its parts");
    private static final Malformed AMBIGUOUS_USER = new Malformed(
            "ambiguous_user_field",
            "a blank in the user or in the field before it: it is not certain whose line it is");
    private static final NotMonitored DIRECTIVE = new NotMonitored("directive");
    private static final NotMonitored OTHER_SITE = new NotMonitored("other_site");
    private static final NotMonitored LOGIN_AT_OTHER_SITE = new NotMonitored("auth_required");

    /** Whoever is asked for a login can type anything as a name. */
    private static final int PROXY_LOGIN_REQUIRED = 407;

    private final LineFormat format;
    private final DatedCatalogue catalogue;
    private final AccessMaker accessMaker;
    private final AccessAttribution attribution;
    private final UserFieldCheck userFieldCheck;
    private final ScannedLine line = new ScannedLine();

    /** The line before was a part of a line, so the next part may begin with text that a client chose. */
    private boolean partial;

    private boolean escapedNewlines;

    /** Of the line read last; null if it was not looked up or is about another site. */
    private @Nullable MonitoredHost monitored;

    private AcceptedTimes acceptedTimes = AcceptedTimes.ALL;

    /**
     * A reader that identifies persons by user names without a domain and has its own memory of unmonitored browsing.
     *
     * @param source id of the source that ships the lines
     */
    public AccessReader(LineFormat format, SiteCatalogue catalogue, Directory directory, String source) {
        this(
                format,
                catalogue,
                Identification.byUserName(directory, OwnDomains.BARE_NAMES_ONLY),
                source,
                new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT));
    }

    /** As the next one, with a catalogue that was never changed. */
    public AccessReader(
            LineFormat format,
            SiteCatalogue catalogue,
            Identification identification,
            String source,
            UnmonitoredBrowsing<AccessObservation> browsing) {
        this(format, DatedCatalogue.of(catalogue), identification, source, browsing);
    }

    /**
     * A reader that shares a memory of unmonitored browsing with others.
     *
     * @param source id of the source that ships the lines
     * @param browsing must not be {@linkplain UnmonitoredBrowsing#trim() trimmed} while this reader is in use
     */
    public AccessReader(
            LineFormat format,
            DatedCatalogue catalogue,
            Identification identification,
            String source,
            UnmonitoredBrowsing<AccessObservation> browsing) {
        this.format = format;
        this.catalogue = catalogue;
        this.accessMaker = new AccessMaker(catalogue.at(Long.MAX_VALUE), source);
        this.userFieldCheck = new UserFieldCheck(identification);
        this.attribution = new AccessAttribution(identification, source, browsing);
    }

    /** From now on, lines with other times are malformed. Before the first call, every time is accepted. */
    public void accept(AcceptedTimes times) {
        acceptedTimes = times;
        line.newestMillis = times.newestMillis();
    }

    /** From now on, lines are of records that this sender sent. */
    public void sentBy(String sender) {
        accessMaker.sentBy(sender);
    }

    /**
     * From now on, lines are of another record.
     *
     * @param directive the line that says about its columns what a line of it would say; null if there is none
     */
    public void beginRecord(byte @Nullable [] directive) {
        line.columns = null;
        if (directive != null && format.isDirective(directive, 0, directive.length)) {
            format.readDirective(directive, 0, directive.length, line);
        }
    }

    /** The newest line that says something about the columns of the lines after it; null if there is none. */
    public byte @Nullable [] directive() {
        return line.columns == null ? null : line.columns.directive();
    }

    /** The outcome of the line in {@code bytes[from, to)}. Never throws, whatever the line contains. */
    public LineOutcome read(byte[] bytes, int from, int to) {
        monitored = null;
        if (to - from > LONGEST_LINE) {
            return TOO_LONG;
        }
        int end = to;
        while (end > from && isBlank(bytes[end - 1])) {
            end--;
        }
        int start = from;
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        if (start == end) {
            return EMPTY;
        }
        if (start > 0 && bytes[start - 1] == ' ' && !format.mayBeginWithBlank()) {
            return BLANK_BEFORE_LINE;
        }
        return readContent(bytes, Bytes.afterByteOrderMark(bytes, start, end), end);
    }

    private LineOutcome readContent(byte[] bytes, int start, int end) {
        line.bytes = bytes;
        line.stampTo = line.stampFrom;
        if (format.isDirective(bytes, start, end)) {
            return directive(bytes, start, end);
        }
        Malformed malformed = format.scan(bytes, start, end, line);
        if (malformed == null) {
            partial = false;
            return outcomeOfScannedLine(bytes, start, end);
        }
        int lineStart =
                format.startsAt(bytes, start, end) ? start : ShipperPrefix.skip(bytes, start, end, format, line);
        if (lineStart == start) {
            return malformed(malformed, bytes, start, end);
        }
        if (lineStart == ShipperPrefix.NO_KNOWN_PREFIX) {
            return ShipperPrefix.hasUnknownPrefix(bytes, start, end, format) ? UNKNOWN_PREFIX : malformed;
        }
        if (lineStart == ShipperPrefix.PARTIAL || partial) {
            partial = lineStart == ShipperPrefix.PARTIAL;
            return PARTIAL;
        }
        if (format.isDirective(bytes, lineStart, end)) {
            return directive(bytes, lineStart, end);
        }
        malformed = format.scan(bytes, lineStart, end, line);
        return malformed != null
                ? malformed(malformed, bytes, lineStart, end)
                : outcomeOfScannedLine(bytes, lineStart, end);
    }

    private LineOutcome directive(byte[] bytes, int from, int to) {
        partial = false;
        escapedNewlines = false;
        line.clear(bytes);
        Malformed malformed = format.readDirective(bytes, from, to, line);
        return malformed == null ? DIRECTIVE : malformed;
    }

    /** Names the likely cause if it may be several lines. */
    private Malformed malformed(Malformed malformed, byte[] bytes, int from, int to) {
        return hasEscapedLine(bytes, from, to, to) ? ESCAPED_NEWLINES : malformed;
    }

    /** Whether an escaped newline in {@code bytes[from, to)} is followed by the time of a line. */
    private boolean hasEscapedLine(byte[] bytes, int from, int to, int end) {
        for (int at = from; at < to; at++) {
            if (Bytes.isEscapedNewline(bytes, at, end) && format.startsAt(bytes, at + 4, end)) {
                return true;
            }
        }
        return false;
    }

    /** When the line read last was written, in epoch milliseconds, if it could be read or only its time was refused. */
    public long endMillis() {
        return line.endMillis;
    }

    /** Whether the valid line read last has an elapsed time that cannot be true; it counts from its end. */
    public boolean elapsedWasImpossible() {
        return line.elapsedImpossible;
    }

    /**
     * Whether one of the first words of a malformed line is the user name of an employee or, if the source uses leases,
     * an address that an employee held at any time. Then an access of this employee may be lost. If the line has an
     * escaped newline, all its words count.
     */
    public boolean mayBeOfEmployee(byte[] bytes, int from, int to) {
        return userFieldCheck.namesEmployee(bytes, from, to, format);
    }

    /**
     * The address of the line read last, if its access was attributed by the lease of this address; null otherwise.
     *
     * @param observation the observation of the line
     */
    public @Nullable String leasedAddress(AccessObservation observation) {
        return observation.identity() == IdentityMethod.LEASE
                ? Addresses.canonical(text(line.bytes, line.clientFrom, line.clientTo))
                        .orElse(null)
                : null;
    }

    /**
     * The sub-domain that the line read last is about, if its site's catalogue does not name it.
     *
     * @return null if it is about another host
     */
    public @Nullable UnnamedHost unnamedHost() {
        MonitoredHost host = monitored;
        return host == null || !host.unnamed()
                ? null
                : new UnnamedHost(host.site().key(), text(line.bytes, line.hostFrom, line.hostTo));
    }

    /** The client address of the line read last, in its canonical form; {@code (none)} if it has no valid one. */
    public String clientAddress() {
        return Addresses.canonical(text(line.bytes, line.clientFrom, line.clientTo))
                .orElse("(none)");
    }

    /**
     * Why the line read last is to become a dead letter: it is malformed, or it is valid but has an escaped newline
     * after its URL, so that it may hide other lines. Then a client wrote it, or a relay packed lines and the source
     * does not say so.
     *
     * @param outcome of the line read last; it holds for the line as a whole
     * @return null if the line was read completely
     */
    public @Nullable Malformed unread(LineOutcome outcome) {
        if (outcome instanceof Malformed malformed) {
            return malformed;
        }
        return escapedNewlines ? ESCAPED_NEWLINES : null;
    }

    private LineOutcome outcomeOfScannedLine(byte[] bytes, int start, int end) {
        Malformed untimely = acceptedTimes.refusal(line.endMillis);
        if (untimely != null) {
            return untimely;
        }
        if (isJoined(bytes, start, end) && line.status != PROXY_LOGIN_REQUIRED) {
            return ESCAPED_NEWLINES;
        }
        if (!line.hasHost()) {
            return line.outcomeWithoutHost;
        }
        byte[] fields = line.bytes;
        SiteCatalogue inForce = catalogue.at(line.endMillis - line.elapsedMillis);
        MonitoredHost host = inForce.find(fields, line.hostFrom, line.hostTo);
        if (host == null) {
            if (isPageOrTunnel(fields)) {
                attribution.recordUnmonitored(fields, line);
            }
            return line.status == PROXY_LOGIN_REQUIRED ? LOGIN_AT_OTHER_SITE : OTHER_SITE;
        }
        monitored = host;
        accessMaker.classifyBy(inForce);
        LineOutcome nonAccess = format.nonAccess(fields, line);
        boolean byPolicy = nonAccess instanceof Denied denied && denied.byPolicy();
        if ((nonAccess == null || byPolicy) && !userFieldCheck.isCertain(fields, line)) {
            return AMBIGUOUS_USER;
        }
        if (nonAccess == null) {
            return attribution.attribute(accessMaker.access(bytes, start, end, line, host), fields, line);
        }
        if (byPolicy) {
            return attribution.attributeDenial(
                    (Denied) nonAccess, accessMaker.denied(bytes, start, end, line, host), fields, line);
        }
        return nonAccess;
    }

    /**
     * Whether the user of the line read last may be a part of another line. Sets {@link #escapedNewlines}. Values that a
     * format decoded end where the format says, so they hold no other line.
     */
    private boolean isJoined(byte[] bytes, int start, int end) {
        if (line.bytes != bytes) {
            escapedNewlines = false;
            return false;
        }
        // If a line was cut before its user, the words of the next line follow.
        boolean lineBeforeUser = hasEscapedLine(bytes, start, line.userFrom, end);
        int searchedFrom = line.userHasBlank ? start : line.userFrom;
        escapedNewlines = lineBeforeUser || Bytes.hasEscapedNewline(bytes, searchedFrom, end);
        return line.userHasBlank && (lineBeforeUser || Bytes.hasEscapedNewline(bytes, line.userFrom, line.userTo));
    }

    /**
     * Whether it is a page, or a tunnel in which one may have been opened, and it is certain whose. The cheap checks come
     * first.
     */
    private boolean isPageOrTunnel(byte[] bytes) {
        boolean tunnel = line.kind == AccessKind.TUNNEL;
        if (line.status != 200 && (tunnel || line.status != 304)) {
            return false;
        }
        return (tunnel || Bytes.isHtmlAnswerToGet(bytes, line))
                && format.nonAccess(bytes, line) == null
                && userFieldCheck.isCertain(bytes, line);
    }
}
