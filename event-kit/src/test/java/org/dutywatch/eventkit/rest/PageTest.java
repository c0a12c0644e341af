package org.dutywatch.eventkit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void shouldRefuseAListThatIsTooLongAndNameTheLimit() {
        assertThat(Page.all(Collections.nCopies(Page.MOST_ITEMS, "one")).items())
                .hasSize(20_000);

        assertThatThrownBy(() -> Page.all(Collections.nCopies(Page.MOST_ITEMS + 1, "one")))
                .hasMessageContaining("20001 items")
                .hasMessageContaining("20000 at most")
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_LARGE));
    }
}
