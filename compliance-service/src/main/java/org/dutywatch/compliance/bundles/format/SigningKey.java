package org.dutywatch.compliance.bundles.format;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** The Ed25519 key that bundles are signed with, and the public key that belongs to it. */
public final class SigningKey {
    private final PrivateKey secret;
    private final VerifyingKey verifyingKey;

    private SigningKey(PrivateKey secret, VerifyingKey verifyingKey) {
        this.secret = secret;
        this.verifyingKey = verifyingKey;
    }

    /**
     * @param pem PKCS#8, as {@code openssl genpkey -algorithm ed25519} writes it
     * @throws IllegalArgumentException if it is anything else; the message does not repeat it
     */
    public static SigningKey read(String pem) {
        try {
            var secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Pem.read("PRIVATE KEY", pem)));
            var key = new SigningKey(secret, publicOf((EdECPrivateKey) secret));
            byte[] probe = {1, 2, 3};
            if (!key.verifyingKey.fits(probe, key.sign(probe))) {
                throw new IllegalArgumentException("the public key of the signing key cannot be derived");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the signing key is no Ed25519 key in PKCS#8 PEM", e);
        }
    }

    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** @return 64 bytes; the same bytes always have the same signature */
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** Java derives a public key only while it makes a pair, so it is made to draw our secret as its random number. */
    private static VerifyingKey publicOf(EdECPrivateKey secret) throws GeneralSecurityException {
        byte[] seed = secret.getBytes().orElseThrow(() -> new GeneralSecurityException("the key hides its bytes"));
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Always(seed));
        return VerifyingKey.of(generator.generateKeyPair().getPublic());
    }

    private static final class Always extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Always(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
