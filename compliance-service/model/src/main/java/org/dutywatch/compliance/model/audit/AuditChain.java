package org.dutywatch.compliance.model.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain of the audit trail. The hash of each record covers the hash before it, its sequence number and all of
 * its fields. Each field is preceded by its length, so that different records never give the same bytes to hash. Version 2
 * of the hash also covers from where, in which session and with what outcome; records of version 1 have no such fields.
 */
public final class AuditChain {
    /** The version of the hash that new records get. */
    public static final int VERSION = 2;

    private static final int HASH_BYTES = 32;
    private static final int LENGTH_OF_NULL = -1;

    private AuditChain() {}

    /** The value that the first record uses as the hash before it: 32 zero bytes. */
    public static byte[] origin() {
        return new byte[HASH_BYTES];
    }

    /**
     * SHA-256 of a record at its place in the chain.
     *
     * @param version 1 or {@link #VERSION}
     * @param previous hash of the record before
     * @param seq sequence number, from 1
     */
    public static byte[] hash(int version, byte[] previous, long seq, AuditEntry entry) {
        MessageDigest digest = sha256();
        digest.update(previous);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seq).flip());
        add(digest, entry.auditId().toString());
        add(digest, entry.at().toString());
        add(digest, entry.actor());
        add(digest, Integer.toString(entry.roles().size()));
        entry.roles().forEach(role -> add(digest, role));
        add(digest, entry.action());
        add(digest, entry.subject());
        add(digest, entry.purpose());
        add(digest, entry.service());
        if (version > 1) {
            add(digest, Integer.toString(version));
            add(digest, entry.clientAddress());
            add(digest, entry.session());
            add(digest, entry.outcome());
            add(digest, entry.count() == null ? null : entry.count().toString());
        }
        return digest.digest();
    }

    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static void add(MessageDigest digest, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(text == null ? LENGTH_OF_NULL : bytes.length)
                .flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
