package org.dutywatch.compliance.model.bundles.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SigningKeyTest {
    private static final byte[] TEXT = "minutes of one shift".getBytes(UTF_8);

    private final SigningKey key = SigningKey.read(PemFixtures.newPrivateKey());

    @Test
    void shouldVerifyItsOwnSignature() {
        byte[] signature = key.sign(TEXT);

        assertThat(signature).hasSize(64);
        assertThat(key.verifyingKey().verifies(TEXT, signature)).isTrue();
    }

    @Test
    void shouldRefuseChangedBytesAndTheSignatureOfAnotherKey() {
        byte[] signature = key.sign(TEXT);
        var other = SigningKey.read(PemFixtures.newPrivateKey());

        assertThat(key.verifyingKey().verifies("other minutes".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(other.verifyingKey().verifies(TEXT, signature)).isFalse();
        assertThat(key.verifyingKey().verifies(TEXT, new byte[5])).isFalse();
    }

    @Test
    void shouldReadThePublicKeyThatItWrites() {
        var read = VerifyingKey.read(key.verifyingKey().pem());

        assertThat(read).isEqualTo(key.verifyingKey()).hasSameHashCodeAs(key.verifyingKey());
        assertThat(read.fingerprint())
                .matches("[0-9a-f]{64}")
                .isEqualTo(key.verifyingKey().fingerprint());
    }

    @Test
    void shouldNotRepeatATextThatIsNoKey() {
        assertThatThrownBy(() -> SigningKey.read("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Ed25519")
                .hasMessageNotContaining("c2VjcmV0");
        assertThatThrownBy(() -> VerifyingKey.read("-----BEGIN PUBLIC KEY-----\nc2VjcmV0\n-----END PUBLIC KEY-----\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Ed25519");
    }
}
