package org.dutywatch.compliance.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowCountsTest {
    private static final List<RowResponse> ONE_OF_EACH = Arrays.stream(RowOutcome.values())
            .<RowResponse>map(outcome -> new Row(1, outcome, null))
            .toList();

    private record Row(
            int row, RowOutcome outcome, @Nullable String reason) implements RowResponse {}

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
