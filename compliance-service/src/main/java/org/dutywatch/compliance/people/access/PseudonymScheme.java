package org.dutywatch.compliance.people.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes pseudonyms with HMAC-SHA-256 from a secret key, the viewer, the period and the employee. So two lists of two
 * viewers or two periods cannot be joined by their pseudonyms, and nobody without the key can try out employee ids.
 */
final class PseudonymScheme {
    private static final String ALGORITHM = "HmacSHA256";

    /** No employee has this id, because it has a control character. */
    private static final byte[] FOR_IDS = "\0ids".getBytes(StandardCharsets.UTF_8);

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
        var ids = new ViewerIds(mac(viewerKey).doFinal(FOR_IDS));
        return new ViewerPseudonyms(mac(viewerKey), ids, zone);
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
