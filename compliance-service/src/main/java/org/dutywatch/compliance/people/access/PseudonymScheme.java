package org.dutywatch.compliance.people.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes pseudonyms with HMAC-SHA-256 from a secret key, the viewer, the period and the employee. So two lists of two
 * viewers or two periods cannot be joined by their pseudonyms, and nobody without the key can try out employee ids.
 */
final class PseudonymScheme {
    private static final String ALGORITHM = "HmacSHA256";

    /** What the keys of one viewer are for. Each use has a key of its own, so that none says anything about another. */
    enum KeyUse {
        PSEUDONYMS,
        IDS,
        PAGE_TOKENS,
        ORDER
    }

    private final byte[] key;
    private final long periodSeconds;
    private final ZoneId zone;

    /**
     * @param period at least a day
     * @param zone of the local days that are shown instead of times
     */
    PseudonymScheme(byte[] key, Duration period, ZoneId zone) {
        if (period.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("a period of pseudonyms is at least a day, not " + period);
        }
        this.key = key.clone();
        this.periodSeconds = period.toSeconds();
        this.zone = zone;
    }

    /** The number of the period that contains the instant. */
    long periodAt(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), periodSeconds);
    }

    /**
     * The pseudonyms of one viewer in one period.
     *
     * @param viewer who looks: the issuer and the subject of his login
     */
    ViewerPseudonyms of(String viewer, long period) {
        byte[] viewerKey = mac(key).doFinal((period + " " + viewer).getBytes(StandardCharsets.UTF_8));
        var order = new ViewerOrder(HexFormat.of().formatHex(derived(viewerKey, KeyUse.ORDER)), zone);
        return new ViewerPseudonyms(
                mac(derived(viewerKey, KeyUse.PSEUDONYMS)),
                new ViewerIds(derived(viewerKey, KeyUse.IDS)),
                new SealedPageTokens(derived(viewerKey, KeyUse.PAGE_TOKENS)),
                order);
    }

    /** The key of 32 bytes for one use: HMAC-SHA-256 with the viewer's key of a label, as HKDF-Expand (RFC 5869). */
    static byte[] derived(byte[] viewerKey, KeyUse use) {
        return mac(viewerKey).doFinal(("dutywatch " + use + "\1").getBytes(StandardCharsets.US_ASCII));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
