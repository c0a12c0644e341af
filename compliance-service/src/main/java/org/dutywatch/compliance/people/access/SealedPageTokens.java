package org.dutywatch.compliance.people.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** The page tokens of one viewer in one period, sealed with AES-GCM. A token of another viewer or period is refused. */
final class SealedPageTokens {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param key 32 bytes */
    SealedPageTokens(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The page token as it is shown: it says nothing about the last row of the page. */
    String sealed(String pageToken) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] text = gcm(Cipher.ENCRYPT_MODE, nonce).doFinal(pageToken.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(nonce.length + text.length)
                    .put(nonce)
                    .put(text)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws ProblemException INVALID_REQUEST if the token was not shown to this viewer in this period */
    String opened(String pageToken) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(pageToken);
            if (all.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw new IllegalArgumentException("too short");
            }
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            byte[] text = gcm(Cipher.DECRYPT_MODE, nonce).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "page_token was not given by this service to you in this period");
        }
    }

    private Cipher gcm(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
