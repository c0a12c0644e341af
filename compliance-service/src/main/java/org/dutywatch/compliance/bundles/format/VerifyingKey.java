package org.dutywatch.compliance.bundles.format;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** The public half of a {@link SigningKey}: checks signatures, makes none. */
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
     * @param pem as {@code openssl pkey -pubout} writes it
     * @throws IllegalArgumentException if it is no Ed25519 public key
     */
    public static VerifyingKey read(String pem) {
        try {
            return of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Pem.read(LABEL, pem))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it is no Ed25519 public key", e);
        }
    }

    public String pem() {
        return Pem.write(LABEL, key.getEncoded());
    }

    /** To compare by eye or over the telephone: SHA-256 of the key's DER encoding. */
    public String fingerprint() {
        return Digests.sha256(key.getEncoded());
    }

    boolean fits(byte[] bytes, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(signed);
        } catch (SignatureException | InvalidKeyException e) {
            // Some keys show only here that they are none.
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
