package org.dutywatch.ingest.reading.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.dutywatch.ingest.attribution.domain.Attribution;
import org.dutywatch.ingest.attribution.domain.Directory;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.attribution.domain.UserNames;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.catalogue.domain.MonitoredHost;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.LineOutcome.Observed;
import org.dutywatch.ingest.reading.domain.LineOutcome.Unattributed;

/**
 * Reads the lines of one source. Most lines are about sites that nobody monitors; such a line is checked and looked up
 * as bytes, and nothing is made of it. Keeps scratch space: one reader a thread.
 */
public final class AccessReader {
    /** In bytes; Squid itself writes no longer URL than 8 KiB, so what is longer is damage. */
    public static final int LONGEST_LINE = 64 * 1024;

    private static final Malformed TOO_LONG = new Malformed("too_long", "the line is longer than 64 KiB");
    private static final Malformed EMPTY = new Malformed("empty", "the line is blank");
    private static final NotMonitored OTHER_SITE = new NotMonitored("other_site");
    private static final Unattributed NO_USER = new Unattributed("no_user", null, null);

    private static final int ID_BYTES = 16;
    private static final int LONGEST_PATH = 2048;

    private final LineFormat format;
    private final SiteCatalogue catalogue;
    private final Directory directory;
    private final String source;
    private final ScannedLine line = new ScannedLine();
    private final MessageDigest digest = sha256();

    /** @param source id of the source that ships the lines */
    public AccessReader(LineFormat format, SiteCatalogue catalogue, Directory directory, String source) {
        this.format = format;
        this.catalogue = catalogue;
        this.directory = directory;
        this.source = source;
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
        if (wrong != null) {
            return wrong;
        }
        if (!line.hasHost()) {
            return line.withoutHost;
        }
        MonitoredHost host = catalogue.find(bytes, line.hostFrom, line.hostTo);
        if (host == null) {
            return OTHER_SITE;
        }
        LineOutcome refusal = format.refusal(bytes, line);
        return refusal != null ? refusal : attributed(bytes, start, end, host);
    }

    private LineOutcome attributed(byte[] bytes, int start, int end, MonitoredHost host) {
        String given = new String(bytes, line.userFrom, line.userTo - line.userFrom, StandardCharsets.UTF_8);
        Optional<UserName> name = UserNames.normalise(given);
        if (name.isEmpty()) {
            return NO_USER;
        }
        UnattributedAccess access = access(bytes, start, end, host);
        Attribution attribution = directory.attribute(name.get());
        if (attribution instanceof Attribution.Employee employee) {
            return new Observed(access.attributeTo(employee.employeeId()));
        }
        String reason = attribution instanceof Attribution.Ambiguous ? "ambiguous_user" : "unknown_user";
        return new Unattributed(reason, name.get().value(), access);
    }

    private UnattributedAccess access(byte[] bytes, int start, int end, MonitoredHost host) {
        String hostName = text(bytes, line.hostFrom, line.hostTo).toLowerCase(Locale.ROOT);
        String method = text(bytes, line.methodFrom, line.methodTo);
        boolean url = line.kind == AccessKind.URL;
        UrlPath path = new UrlPath(text(bytes, line.pathFrom, Math.min(line.pathTo, line.pathFrom + LONGEST_PATH)));
        boolean embed = url && path.isEmbed();
        return new UnattributedAccess(
                observationId(bytes, start, end),
                host.site().key(),
                hostName,
                host.role(),
                line.kind,
                Instant.ofEpochMilli(line.endMillis - line.elapsedMillis),
                Instant.ofEpochMilli(line.endMillis),
                method,
                line.status,
                null,
                line.bytesDown,
                url && !embed && host.role() == HostRole.PAGE && isPage(bytes, method),
                embed,
                url ? path.series(hostName) : null,
                Identity.USERNAME,
                source,
                catalogue.version());
    }

    private boolean isPage(byte[] bytes, String method) {
        String type = text(bytes, line.typeFrom, line.typeTo).toLowerCase(Locale.ROOT);
        boolean html = type.equals("text/html") || type.startsWith("text/html;");
        return html && method.equals("GET") && (line.status == 200 || line.status == 304);
    }

    private String observationId(byte[] bytes, int start, int end) {
        digest.update(bytes, start, end - start);
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\r' || b == '\n';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java platform has SHA-256", never);
        }
    }
}
