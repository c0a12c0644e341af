package org.dutywatch.compliance.model.bundles.signing;

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
     * @param pem private key in PKCS#8 PEM, as {@code openssl genpkey -algorithm ed25519} writes it
     * @throws IllegalArgumentException if the text is not such a key; the message does not contain the text
     */
    public static SigningKey read(String pem) {
        try {
            var secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Pem.read("PRIVATE KEY", pem)));
            var key = new SigningKey(secret, publicOf((EdECPrivateKey) secret));
            byte[] probe = {1, 2, 3};
            if (!key.verifyingKey.verifies(probe, key.sign(probe))) {
                throw new IllegalArgumentException("the public key of the signing key cannot be derived");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the signing key is not an Ed25519 key in PKCS#8 PEM", e);
        }
    }

    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** @return signature of 64 bytes; equal bytes always give equal signatures */
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

    /**
     * Derives the public key. Java can do so only while it generates a new key pair, so the generator gets a source of
     * random numbers that returns the bytes of this private key.
     */
    private static VerifyingKey publicOf(EdECPrivateKey secret) throws GeneralSecurityException {
        byte[] seed = secret.getBytes().orElseThrow(() -> new GeneralSecurityException("the key hides its bytes"));
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new FixedRandom(seed));
        return VerifyingKey.of(generator.generateKeyPair().getPublic());
    }

    private static final class FixedRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        FixedRandom(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
