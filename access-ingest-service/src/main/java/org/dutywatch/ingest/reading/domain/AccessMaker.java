package org.dutywatch.ingest.reading.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.catalogue.domain.MonitoredHost;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.jspecify.annotations.Nullable;

/** Makes an access from a scanned line: classifies it by path and referer, then drops both. Not thread-safe. */
final class AccessMaker {
    private static final int ID_BYTES = 16;
    private static final int MAX_PATH_BYTES = 2048;

    private final String source;
    private final MessageDigest digest = sha256();
    private SiteCatalogue catalogue;
    private @Nullable String sender;

    AccessMaker(SiteCatalogue catalogue, String source) {
        this.catalogue = catalogue;
        this.source = source;
    }

    /** From now on, accesses are classified by this catalogue. */
    void classifyBy(SiteCatalogue inForce) {
        catalogue = inForce;
    }

    /** From now on, accesses are of records that this sender sent. */
    void sentBy(String newSender) {
        sender = newSender;
    }

    /** The access of a line; {@code bytes[start, end)} is the line without a shipper's prefix. */
    UnattributedAccess access(byte[] bytes, int start, int end, ScannedLine line, MonitoredHost host) {
        return make(bytes, start, end, line, host, false);
    }

    /** The access that the proxy denied. */
    UnattributedAccess denied(byte[] bytes, int start, int end, ScannedLine line, MonitoredHost host) {
        return make(bytes, start, end, line, host, true);
    }

    private UnattributedAccess make(
            byte[] bytes, int start, int end, ScannedLine line, MonitoredHost host, boolean denied) {
        byte[] fields = line.bytes;
        String hostName = text(fields, line.hostFrom, line.hostTo).toLowerCase(Locale.ROOT);
        String httpMethod = text(fields, line.methodFrom, line.methodTo);
        boolean url = line.kind == AccessKind.URL;
        int pathTo = Math.min(line.pathTo, line.pathFrom + MAX_PATH_BYTES);
        UrlPath path = new UrlPath(text(fields, line.pathFrom, pathTo));
        HostRole role = url ? host.roleOf(fields, line.pathFrom, pathTo) : host.role();
        boolean html = url && role == HostRole.PAGE && Bytes.isHtmlAnswerToGet(fields, line);
        boolean embed =
                url && (path.isEmbed() || isEmbed(role, host) || !html && requestedByOtherSite(fields, line, host));
        boolean mayPost = url && !embed && !denied;
        return new UnattributedAccess(
                observationId(bytes, start, end),
                host.site().key(),
                hostName,
                role(fields, line, role),
                line.kind,
                Instant.ofEpochMilli(line.endMillis - line.elapsedMillis),
                Instant.ofEpochMilli(line.endMillis),
                httpMethod,
                line.status,
                line.bytesUp == ScannedLine.NOT_LOGGED ? null : line.bytesUp,
                line.bytesDown,
                html && !embed && !denied,
                embed,
                mayPost && PostingIndicator.looksLike(httpMethod, role, line.status, line.bytesUp, path),
                denied,
                url ? path.series(hostName) : null,
                null,
                null,
                source,
                catalogue.version(),
                sender);
    }

    /** The role of the host; MEDIA if a CDN host answers with video or audio, because some sites serve films so. */
    private static HostRole role(byte[] bytes, ScannedLine line, HostRole role) {
        if (role != HostRole.CDN) {
            return role;
        }
        String type = text(bytes, line.typeFrom, line.typeTo).toLowerCase(Locale.ROOT);
        return type.startsWith("video/") || type.startsWith("audio/") ? HostRole.MEDIA : HostRole.CDN;
    }

    /** Whether the catalogue says that pages of other sites embed this path of the host. */
    private static boolean isEmbed(HostRole role, MonitoredHost host) {
        return role != host.role() && (role == HostRole.WIDGET || role == HostRole.PIXEL);
    }

    private boolean requestedByOtherSite(byte[] bytes, ScannedLine line, MonitoredHost host) {
        return line.hasReferer()
                && catalogue.isForeign(bytes, line.refererFrom, line.refererTo, line.hostFrom, line.hostTo, host);
    }

    private String observationId(byte[] bytes, int start, int end) {
        digest.update(bytes, start, end - start);
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java platform has SHA-256", never);
        }
    }
}
