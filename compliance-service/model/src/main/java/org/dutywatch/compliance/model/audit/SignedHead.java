package org.dutywatch.compliance.model.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.dutywatch.compliance.model.bundles.signing.VerifyingKey;

/**
 * States that at {@code signedAt} the last record of the chain was number {@code seq} and had this hash. Whoever keeps
 * a copy outside the database can prove later that a record up to it was changed or removed.
 *
 * @param seq sequence number, from 1
 * @param hash SHA-256 in lower-case hexadecimal, 64 digits
 * @param signature Ed25519, in Base64
 */
public record SignedHead(long seq, String hash, Instant signedAt, String signature) {
    private static final String HASH = "[0-9a-f]{64}";

    public static SignedHead sign(long seq, String hash, Instant at, SigningKey key) {
        byte[] signature = key.sign(signedBytes(seq, hash, at));
        return new SignedHead(seq, hash, at, Base64.getEncoder().encodeToString(signature));
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws IllegalArgumentException if the text is no such line; the message says what is wrong
     */
    public static SignedHead read(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != 4) {
            throw new IllegalArgumentException("it has " + fields.length + " fields and not 4");
        }
        if (!fields[0].matches("[1-9]\\d{0,17}") || !fields[1].matches(HASH)) {
            throw new IllegalArgumentException("it does not begin with a number and a hash");
        }
        try {
            Base64.getDecoder().decode(fields[3]);
            return new SignedHead(Long.parseLong(fields[0]), fields[1], Instant.parse(fields[2]), fields[3]);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("its third field is not a time", e);
        }
    }

    /** Returns one line of text without a line feed: number, hash, time and signature. */
    public String line() {
        return seq + " " + hash + " " + signedAt + " " + signature;
    }

    public boolean isSignedBy(VerifyingKey key) {
        return key.verifies(
                signedBytes(seq, hash, signedAt), Base64.getDecoder().decode(signature));
    }

    /** Begins with the purpose, so that a signature of anything else does not verify. */
    private static byte[] signedBytes(long seq, String hash, Instant at) {
        return ("dutywatch audit head " + seq + " " + hash + " " + at).getBytes(StandardCharsets.UTF_8);
    }
}
