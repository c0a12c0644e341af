package org.dutywatch.compliance.roster.feeds;

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
 * Seals the addresses of feeds with AES-256-GCM, so that a copy of the database opens no roster. Whoever has both the
 * database and this service's key can read them. A key that cannot be read stops the start.
 */
@ApplicationScoped
@Startup
class FeedSecrets {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final @Nullable SecretKey key;

    FeedSecrets(FeedsConfig config) {
        Optional<String> text = config.keyFile().map(FeedSecrets::contents).or(config::key);
        this.key = text.isPresent() ? key(text.get()) : null;
    }

    /** @param feed the feed whose address it is: it opens for no other */
    byte[] seal(UUID feed, String address) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, feed, nonce, address.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
        return both;
    }

    /** @throws ProblemException UNAVAILABLE where the key is missing or another one */
    String open(UUID feed, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, feed, nonce, rest), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, UUID feed, byte[] nonce, byte[] text) {
        if (key == null) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "addresses of feeds cannot be kept, because this service has no key for them: whoever operates it"
                            + " sets dutywatch.roster-feeds.key-file");
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(feed.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "the address of the feed cannot be opened with this service's key: give the address anew");
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
