package org.dutywatch.compliance.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.dutywatch.compliance.model.bundles.signing.PemFixtures;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedHeadTest {
    private static final String HASH = "ab".repeat(32);
    private static final Instant AT = Instant.parse("2026-11-30T04:00:00.120Z");

    private final SigningKey key = SigningKey.read(PemFixtures.newPrivateKey());
    private final SignedHead head = SignedHead.sign(17, HASH, AT, key);

    @Test
    void shouldReadTheLineThatItWrites() {
        SignedHead read = SignedHead.read(head.line());

        assertThat(read).isEqualTo(head);
        assertThat(read.isSignedBy(key.verifyingKey())).isTrue();
    }

    @Test
    void shouldNotVerifyAnotherNumberHashOrTimeNorTheSignatureOfAnotherKey() {
        var verifying = key.verifyingKey();
        String signature = head.signature();

        assertThat(new SignedHead(16, HASH, AT, signature).isSignedBy(verifying))
                .isFalse();
        assertThat(new SignedHead(17, "cd".repeat(32), AT, signature).isSignedBy(verifying))
                .isFalse();
        assertThat(new SignedHead(17, HASH, AT.plusMillis(10), signature).isSignedBy(verifying))
                .isFalse();
        var other = SigningKey.read(PemFixtures.newPrivateKey());
        assertThat(head.isSignedBy(other.verifyingKey())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "17 HASH 2026-11-30T04:00:00Z, 3 fields",
        "0 HASH 2026-11-30T04:00:00Z AAAA, number and a hash",
        "17 AB 2026-11-30T04:00:00Z AAAA, number and a hash",
        "17 HASH yesterday AAAA, not a time",
        "17 HASH 2026-11-30T04:00:00Z %%%%, Illegal base64",
    })
    void shouldRefuseALineThatIsNoHead(String line, String why) {
        assertThatThrownBy(() -> SignedHead.read(line.replace("HASH", HASH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
