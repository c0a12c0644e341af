package org.dutywatch.ingest.attribution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sreyes",
                " SReyes ",
                "RIDGEMONT\\SReyes",
                "ridgemont\\\\sreyes",
                "ridgemont%5Csreyes",
                "ridgemont%5c%5csreyes",
                "sreyes@RIDGEMONT.EXAMPLE",
                "RIDGEMONT+sreyes",
                "R\\sreyes@R",
                "%73reyes"
            })
    void shouldBeOneNameWhenSpellingsDiffer(String given) {
        assertThat(UserNames.normalise(given)).contains(new UserName("sreyes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "n/a",
                "N/A",
                "Anonymous",
                "RIDGEMONT\\anonymous",
                "GATE01$",
                "R\\GATE01$",
                "gate01$@R",
                "@R",
                "R\\",
                "R+",
                "a%00b",
                "%0A",
                "%FF",
                "%20"
            })
    void shouldBeEmptyWhenNoPersonIsNamed(String given) {
        assertThat(UserNames.normalise(given)).isEmpty();
    }

    @Test
    void shouldKeepThePercentSignWhenItEncodesNothing() {
        assertThat(UserNames.normalise("100%zz%4")).contains(new UserName("100%zz%4"));
    }

    @Test
    void shouldBeOneNameWhenAccentsAreComposedDifferently() {
        assertThat(UserNames.normalise("mu\u0308ller")).isEqualTo(UserNames.normalise("M%C3%9CLLER"));
    }

    @Test
    void shouldBeEmptyWhenTheNameIsLongerThanAnyDirectoryAllows() {
        assertThat(UserNames.normalise("a".repeat(128))).isPresent();
        assertThat(UserNames.normalise("a".repeat(129))).isEmpty();
    }

    @Property(tries = 500)
    void shouldChangeNothingMoreWhenAppliedToItsOwnResult(@ForAll String given) {
        UserNames.normalise(given)
                .filter(name -> name.value().indexOf('%') < 0)
                .ifPresent(name -> assertThat(UserNames.normalise(name.value())
                                .map(UserName::value)
                                .orElse(name.value()))
                        .isEqualTo(name.value()));
    }
}
