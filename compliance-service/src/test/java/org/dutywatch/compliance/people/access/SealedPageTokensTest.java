package org.dutywatch.compliance.people.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import org.dutywatch.eventkit.problem.ProblemException;
import org.junit.jupiter.api.Test;

class SealedPageTokensTest {
    private static final String TOKEN = "MjAyNi0xMS0zMFQxMjowMDowMFo";

    private final PseudonymScheme scheme = new PseudonymScheme(new byte[32], Duration.ofDays(30), ZoneOffset.UTC);

    @Test
    void shouldSealAPageTokenForOneViewerAndNeverTwiceAlike() {
        var tokens = scheme.of("standards", 7).pageTokens();
        String sealed = tokens.sealed(TOKEN);

        assertThat(tokens.opened(sealed)).isEqualTo(TOKEN);
        assertThat(sealed).doesNotContain(TOKEN).isNotEqualTo(tokens.sealed(TOKEN));
        String ofTheChief = scheme.of("chief", 7).pageTokens().sealed(TOKEN);
        for (String wrong : Set.of(TOKEN, "", "!", sealed.substring(1), ofTheChief)) {
            assertThatThrownBy(() -> tokens.opened(wrong)).isInstanceOf(ProblemException.class);
        }
    }
}
