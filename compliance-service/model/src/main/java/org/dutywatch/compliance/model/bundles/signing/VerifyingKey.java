package org.dutywatch.compliance.model.bundles.signing;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** The public key of a {@link SigningKey}, which checks signatures. */
public final class VerifyingKey {
    private static final String LABEL = "PUBLIC KEY";

    private final PublicKey key;

    private VerifyingKey(PublicKey key) {
        this.key = key;
    }

    static VerifyingKey of(PublicKey key) {
        return new VerifyingKey(key);
    }

    /**
     * @param pem public key in PEM, as {@code openssl pkey -pubout} writes it
     * @throws IllegalArgumentException if the text is not an Ed25519 public key
     */
    public static VerifyingKey read(String pem) {
        try {
            return of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Pem.read(LABEL, pem))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it is not an Ed25519 public key", e);
        }
    }

    public String pem() {
        return Pem.write(LABEL, key.getEncoded());
    }

    /**
     * SHA-256 of the DER encoding of the key, as 64 lower-case hex digits, to be compared by telephone.
     */
    public String fingerprint() {
        return Digests.sha256(key.getEncoded());
    }

    /** Whether {@code signature} is a valid signature of {@code bytes} by this key. */
    public boolean verifies(byte[] bytes, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(bytes);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            // An invalid key may be accepted when it is read and fail only here.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot check a signature", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && Arrays.equals(key.getEncoded(), that.key.getEncoded());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key.getEncoded());
    }
}
