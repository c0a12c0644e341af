package org.dutywatch.compliance.duty.feeds.download;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the addresses of feeds with AES-256-GCM, so that a copy of the database alone reveals none of them. The
 * database together with the key of this service does. A configured key that cannot be read stops the service at start.
 */
@ApplicationScoped
@Startup
public class FeedSecrets {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final @Nullable SecretKey key;

    FeedSecrets(FeedsConfig config) {
        Optional<String> text = config.keyFile().map(FeedSecrets::contents).or(config::key);
        this.key = text.isPresent() ? key(text.get()) : null;
    }

    /**
     * @param feed the feed that the address belongs to; it can be decrypted for this feed only
     * @return the nonce, followed by the encrypted address
     * @throws ProblemException UNAVAILABLE if there is no key
     */
    public byte[] encrypt(UUID feed, String address) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, feed, nonce, address.getBytes(StandardCharsets.UTF_8));
        byte[] nonceAndText = Arrays.copyOf(nonce, nonce.length + encrypted.length);
        System.arraycopy(encrypted, 0, nonceAndText, nonce.length, encrypted.length);
        return nonceAndText;
    }

    /** @throws ProblemException UNAVAILABLE if there is no key, or it is not the key that encrypted the address */
    public String decrypt(UUID feed, byte[] encrypted) {
        byte[] nonce = Arrays.copyOf(encrypted, NONCE_BYTES);
        byte[] text = Arrays.copyOfRange(encrypted, NONCE_BYTES, encrypted.length);
        return new String(crypt(Cipher.DECRYPT_MODE, feed, nonce, text), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, UUID feed, byte[] nonce, byte[] text) {
        if (key == null) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "addresses of feeds cannot be stored, because this service has no key for them: its operator must"
                            + " set dutywatch.roster-feeds.key-file");
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(feed.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "the address of the feed cannot be decrypted with this service's key: give the address again");
        }
    }

    private static SecretKey key(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the key of dutywatch.roster-feeds is not Base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "the key of dutywatch.roster-feeds has " + bytes.length + " bytes: it needs " + KEY_BYTES);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("dutywatch.roster-feeds.key-file cannot be read: " + file, e);
        }
    }
}
