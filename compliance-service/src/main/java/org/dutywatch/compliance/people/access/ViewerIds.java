package org.dutywatch.compliance.people.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ids of one viewer in one period. An id is the one block of 128 bits that AES makes of the object's own id: nothing
 * is stored, each id has one, and without the key nobody knows which. An id of another viewer or period names nothing.
 */
final class ViewerIds {
    private final SecretKeySpec key;

    /** @param key 32 bytes */
    ViewerIds(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The id that is shown instead of the object's own. */
    UUID shown(UUID own) {
        return block(Cipher.ENCRYPT_MODE, own);
    }

    /** The object's own id; for an id that was not shown to this viewer in this period, one that no object has. */
    UUID own(UUID shown) {
        return block(Cipher.DECRYPT_MODE, shown);
    }

    private UUID block(int mode, UUID id) {
        try {
            // One block of random bits: there is no second one to compare it with.
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, key);
            var bytes = ByteBuffer.allocate(Long.BYTES * 2)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits());
            var result = ByteBuffer.wrap(cipher.doFinal(bytes.array()));
            return new UUID(result.getLong(), result.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
