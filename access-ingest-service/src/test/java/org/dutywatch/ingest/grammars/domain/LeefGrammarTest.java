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

class LeefGrammarTest {
    private final FieldValues values = new FieldValues(FieldNames.of("header product", "usrName", "url"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "LEEF:1.0|V|P|1|E|usrName=s r\turl=http://x/?a=b\tx=y",
                "LEEF:2.0|V|P|1|E|^|usrName=s r^url=http://x/?a=b^x=y",
                "LEEF:2.0|V|P|1|E|x5E|usrName=s r^url=http://x/?a=b^x=y",
                "LEEF:2.0|V|P|1|E|0x09|usrName=s r\turl=http://x/?a=b\tx=y",
                "LEEF:2.0|V|P|1|E||usrName=s r\turl=http://x/?a=b\tx=y",
                "LEEF:2.0|V|P|1|E|usrName=s r\turl=http://x/?a=b\tx=|"
            })
    void shouldReadAttributes(String line) {
        assertThat(malformed(line)).isNull();
        assertThat(values.text(0)).isEqualTo("P");
        assertThat(values.text(1)).isEqualTo("s r");
        assertThat(values.text(2)).isEqualTo("http://x/?a=b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CEF:0|a|b|c|d|;not_leef",
                "LEEF:1.0|a|b|c;leef_header",
                "LEEF:2.0|V|P|1|E|abc|x=1;leef_header",
                "LEEF:1.0|V|P|1|E|usrName=a\tno key;field_name"
            })
    void shouldRefuseALineThatDoesNotFit(String line, String reason) {
        assertThat(malformed(line)).isNotNull().extracting(Malformed::reason).isEqualTo(reason);
    }

    @Test
    void shouldSeeANameThatIsThereTwice() {
        assertThat(malformed("LEEF:1.0|V|P|1|E|usrName=a\tusrName=b\tx=y")).isNull();
        assertThat(values.hasRepeated()).isTrue();
    }

    private @Nullable Malformed malformed(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        values.clear();
        return new LeefGrammar().read(bytes, 0, bytes.length, values);
    }
}
