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

class CefGrammarTest {
    private final FieldValues values = new FieldValues(FieldNames.of("header vendor", "suser", "request", "act"));

    @Test
    void shouldReadHeaderAndExtension() {
        assertThat(malformed("CEF:0|Ex\\|am\\\\ple|Gateway|1.0|100|Web request|3| act=a b  suser=RIDGE\\\\s r "
                        + "request=http://x/?a\\=b&c=d msg=x"))
                .isNull();
        assertThat(values.text(0)).isEqualTo("Ex|am\\ple");
        assertThat(values.text(1)).isEqualTo("RIDGE\\s r");
        assertThat(values.text(2)).isEqualTo("http://x/?a=b&c=d");
        assertThat(values.text(3)).isEqualTo("a b");
        assertThat(values.last()).isEqualTo(FieldNames.UNKNOWN);
    }

    @Test
    void shouldKeepABackslashThatIsNoEscape() {
        assertThat(malformed("CEF:0|E|G|1|1|n|3|suser=RIDGEMONT\\nreyes act=\\"))
                .isNull();
        assertThat(values.text(1)).isEqualTo("RIDGEMONT\\nreyes");
        assertThat(values.text(3)).isEqualTo("\\");
        assertThat(values.last()).isEqualTo(3);
    }

    @Test
    void shouldNotTakeAnEscapedEqualsSignForAKey() {
        assertThat(malformed("CEF:0|E|G|1|1|n|3|request=x suser\\=jnovak act=ok x=y"))
                .isNull();
        assertThat(values.isPresent(1)).isFalse();
        assertThat(values.text(2)).isEqualTo("x suser=jnovak");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "LEEF:1.0|a|b|c|d|;not_cef",
                "CEF:0|a|b|c|d|e;cef_header",
                "CEF:0|a|b|c|d|e|3\\|x=1;cef_header",
                "CEF:0|a|b|c|d|e|3|no key here;field_name"
            })
    void shouldRefuseALineThatDoesNotFit(String line, String reason) {
        assertThat(malformed(line)).isNotNull().extracting(Malformed::reason).isEqualTo(reason);
    }

    private @Nullable Malformed malformed(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        values.clear();
        return new CefGrammar().read(bytes, 0, bytes.length, values);
    }
}
