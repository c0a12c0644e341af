package org.dutywatch.ingest.grammars.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvGrammarTest {
    private final FieldValues values = new FieldValues(FieldNames.of("user", "url"));
    private final CsvGrammar grammar = new CsvGrammar(',', new int[] {FieldNames.UNKNOWN, 0, 1}, 3, 4);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1,sreyes,/a|sreyes|/a",
                "1,,|~~|~~",
                "\"x,y\",\"s \"\"r\"\" eyes\",\"/a,b\",more|s \"r\" eyes|/a,b",
                "1,\"\",\"\"|~~|~~"
            })
    void shouldReadColumns(String row, String user, String url) {
        assertThat(malformed(row)).isNull();
        assertThat(values.text(0)).isEqualTo(user);
        assertThat(values.text(1)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1,sreyes|column_count",
                "1,a,b,c,d|column_count",
                "1,\"sreyes,x|unclosed_quote",
                "1,\"a\"b,c|text_after_quote",
                "1,a,\"b\"\"|unclosed_quote"
            })
    void shouldRefuseARowThatDoesNotFit(String row, String reason) {
        assertThat(malformed(row)).isNotNull().extracting(Malformed::reason).isEqualTo(reason);
    }

    @Test
    void shouldSayHowManyColumnsAreExpected() {
        assertThat(malformed("1,2"))
                .isNotNull()
                .extracting(Malformed::detail)
                .isEqualTo("the row has 2 columns, and at least 3 and at most 4 are expected");
    }

    private @Nullable Malformed malformed(String row) {
        byte[] bytes = row.getBytes(UTF_8);
        values.clear();
        return grammar.read(bytes, 0, bytes.length, values);
    }
}
