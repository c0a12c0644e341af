package org.dutywatch.compliance.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowCountsTest {
    private static final List<RowResponse> ONE_OF_EACH = Arrays.stream(RowOutcome.values())
            .map(outcome -> (RowResponse) () -> outcome)
            .toList();

    @Test
    void shouldCountEveryOutcome() {
        assertThat(RowCounts.of(ONE_OF_EACH, RowOutcome.values().length)).isEqualTo(new RowCounts(1, 1, 1, 1, 1, 1));
    }

    @Test
    void shouldNotAnswerFewerRowsThanTheFileHas() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RowCounts.of(ONE_OF_EACH, RowOutcome.values().length + 1))
                .withMessage("an import answers 6 of 7 rows");
    }
}
