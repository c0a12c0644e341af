package org.dutywatch.compliance.cases.unmasking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubstantialReasonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Complaint 2026-114 about an officer of the night shift",
                "Hearing on Friday: the lawyer asks whose minutes these are",
                "Überprüfung der Beschwerde über die Nachtschicht",
            })
    void shouldAcceptWhatSaysWhy(String reason) {
        assertThat(SubstantialReason.refusal(reason)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "case 17",
                "aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd",
                "complaint complaint complaint complaint complaint",
                "test test asdf qwerty lorem ipsum dolor foo bar baz",
                "because I just need this reason for some purpose, please",
                "1234 5678 9012 3456 7890 1234 5678",
                "aabb abab baba bbaa abba baab aaab",
                "Complaint about an officer\u0000of the night shift",
            })
    void shouldRefuseWhatSaysNothing(String reason) {
        assertThat(SubstantialReason.refusal(reason)).isPresent();
    }

    @Test
    void shouldNameTheWordsThatDoNotCount() {
        assertThat(SubstantialReason.refusal("I want to see this person for some complaint"))
                .hasValueSatisfying(why -> assertThat(why).endsWith("nor do these words: want, see, this, for, some"));
        assertThat(SubstantialReason.refusal("complaint"))
                .hasValueSatisfying(why -> assertThat(why).endsWith("repetitions do not count"));
    }
}
