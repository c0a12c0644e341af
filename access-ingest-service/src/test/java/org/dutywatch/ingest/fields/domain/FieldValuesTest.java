package org.dutywatch.ingest.fields.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldValuesTest {
    private final FieldNames names = FieldNames.of("user", "Host", "bytes");
    private final FieldValues values = new FieldValues(names);

    @Test
    void shouldFindNamesInAnyCaseAndNoOthers() {
        assertThat(find(names, "USER")).isZero();
        assertThat(find(names, "host")).isEqualTo(1);
        assertThat(find(names, "hosts")).isEqualTo(FieldNames.UNKNOWN);
        assertThat(find(names, "")).isEqualTo(FieldNames.UNKNOWN);
    }

    @Test
    void shouldFindEachOfManyNames() {
        List<String> many =
                IntStream.range(0, 200).mapToObj(i -> "field_" + i * 31).toList();
        FieldNames all = FieldNames.of(many);

        for (int i = 0; i < many.size(); i++) {
            assertThat(find(all, many.get(i))).isEqualTo(i);
        }
    }

    @Test
    void shouldRefuseANameTwice() {
        assertThatThrownBy(() -> FieldNames.of("user", "USER")).hasMessageContaining("USER is listed twice");
    }

    @Test
    void shouldKeepTheFirstOfTwoValuesAndSaySo() {
        put(0, "sreyes");
        put(0, "jnovak");

        assertThat(values.text(0)).isEqualTo("sreyes");
        assertThat(values.hasRepeated()).isTrue();
    }

    @Test
    void shouldTakeNoValueOfAnUnknownName() {
        put(FieldNames.UNKNOWN, "x".repeat(5000));

        assertThat(values.isPresent(0)).isFalse();
        assertThat(values.has(0)).isFalse();
        assertThat(values.text(0)).isEmpty();
        assertThat(values.hasRepeated()).isFalse();
    }

    @Test
    void shouldHoldALongValue() {
        put(1, "y".repeat(100_000));

        assertThat(values.text(1)).hasSize(100_000);
    }

    @Test
    void shouldTellEmptyValuesFromAbsentOnes() {
        put(0, "");
        put(1, "-");

        assertThat(values.isPresent(0)).isTrue();
        assertThat(values.has(0)).isFalse();
        assertThat(values.has(1)).isFalse();
        assertThat(values.isPresent(2)).isFalse();
    }

    @Test
    void shouldReadWholeNumbersOnly() {
        put(0, "48211");
        put(1, "-5");
        put(2, "1234567890123456789");

        assertThat(values.number(0)).isEqualTo(48_211);
        assertThat(values.number(1)).isEqualTo(-1);
        assertThat(values.number(2)).isEqualTo(-1);
    }

    @Test
    void shouldForgetTheRecordBefore() {
        put(0, "sreyes");
        put(0, "jnovak");
        values.clear();

        assertThat(values.isPresent(0)).isFalse();
        assertThat(values.hasRepeated()).isFalse();
    }

    @Test
    void shouldCompareWordsInAnyCase() {
        put(0, "Blocked");

        assertThat(values.is(0, "blocked")).isTrue();
        assertThat(values.is(0, "block")).isFalse();
        assertThat(values.startsWith(0, "block")).isTrue();
        assertThat(values.isOneOf(0, "allowed", "blocked")).isTrue();
        assertThat(values.is(1, "")).isFalse();
    }

    private void put(int position, String value) {
        byte[] bytes = value.getBytes(UTF_8);
        values.put(position, bytes, 0, bytes.length);
    }

    private static int find(FieldNames names, String name) {
        byte[] bytes = name.getBytes(UTF_8);
        return names.find(bytes, 0, bytes.length);
    }
}
