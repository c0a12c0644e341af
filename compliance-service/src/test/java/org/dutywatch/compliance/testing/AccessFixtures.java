package org.dutywatch.compliance.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.measuring.evidence.AccessObserved;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;

/** Accesses as people and pages cause them. The same call gives the same accesses, with the same ids. */
public final class AccessFixtures {
    private AccessFixtures() {}

    /** Somebody reads Facebook: every 30 seconds a page with its pictures. */
    public static List<AccessObserved> facebookVisit(String employeeId, Instant from, int minutes) {
        List<AccessObserved> visit = new ArrayList<>();
        for (int page = 0; page < minutes * 2; page++) {
            Instant opened = from.plus(Duration.ofSeconds(30L * page));
            visit.add(request(employeeId, opened, "www.facebook.com", HostRole.PAGE, 48_000, true, false));
            for (int picture = 1; picture <= 6; picture++) {
                Instant fetched = opened.plusMillis(100L * picture);
                visit.add(request(employeeId, fetched, "scontent.fbcdn.net", HostRole.CDN, 30_000, false, false));
            }
        }
        return visit;
    }

    /** Somebody reads a news page with a Facebook share button, which requests its counter every 30 seconds. */
    public static List<AccessObserved> shareButton(String employeeId, Instant from, int minutes) {
        List<AccessObserved> accesses = new ArrayList<>();
        for (int hit = 0; hit < minutes * 2; hit++) {
            Instant at = from.plus(Duration.ofSeconds(30L * hit));
            accesses.add(request(employeeId, at, "www.facebook.com", HostRole.PAGE, 1_900, false, true));
        }
        return accesses;
    }

    /** A request that sends a form with content to the site, and so looks like posting. */
    public static AccessObserved upload(String employeeId, Instant at) {
        return new AccessObserved(
                idOf(employeeId + at + "upload"),
                employeeId,
                "facebook",
                "www.facebook.com",
                HostRole.PAGE,
                AccessKind.URL,
                at,
                at.plusMillis(400),
                "POST",
                200,
                180_000L,
                900,
                false,
                false,
                7,
                true,
                false,
                false,
                null,
                null,
                Identity.USERNAME,
                "hq-squid",
                "2026-11-01",
                "http:proxy-shipper");
    }

    /** The same accesses, attributed to this employee by the lease of an address. They keep their ids. */
    public static List<AccessObserved> byLease(String employeeId, List<AccessObserved> accesses) {
        return accesses.stream()
                .map(one -> new AccessObserved(
                        one.observationId(),
                        employeeId,
                        one.site(),
                        one.host(),
                        one.role(),
                        one.kind(),
                        one.start(),
                        one.end(),
                        one.method(),
                        one.status(),
                        one.bytesUp(),
                        one.bytesDown(),
                        one.document(),
                        one.embed(),
                        one.series(),
                        one.posting(),
                        one.denied(),
                        one.ambiguous(),
                        one.sincePageElsewhereMs(),
                        one.sinceEmbeddingPageMs(),
                        Identity.LEASE,
                        one.source(),
                        one.catalogue(),
                        one.sender()))
                .toList();
    }

    private static AccessObserved request(
            String employeeId, Instant at, String host, HostRole role, long bytes, boolean document, boolean embed) {
        return new AccessObserved(
                idOf(employeeId + at + host),
                employeeId,
                "facebook",
                host,
                role,
                AccessKind.URL,
                at,
                at.plusMillis(80),
                "GET",
                200,
                null,
                bytes,
                document,
                embed,
                (host + at).hashCode(),
                false,
                false,
                false,
                null,
                null,
                Identity.USERNAME,
                "hq-squid",
                "2026-11-01",
                "http:proxy-shipper");
    }

    private static String idOf(String line) {
        return UUID.nameUUIDFromBytes(line.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
