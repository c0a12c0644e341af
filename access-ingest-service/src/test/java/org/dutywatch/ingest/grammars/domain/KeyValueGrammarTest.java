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

class KeyValueGrammarTest {
    private final FieldValues values = new FieldValues(FieldNames.of("user", "url"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "user=sreyes url=/a|sreyes|/a",
                "  user=\"s reyes\"  url=\"\" x=1  |s reyes|~~",
                "url=\"a\\\"b\\\\c\\d\" user=R\\s|R\\s|a\"b\\c\\d",
                "user= url=a=b|~~|a=b",
                "date=1 User=\"x\"|x|~~"
            })
    void shouldReadBareAndQuotedValues(String line, String user, String url) {
        assertThat(fault(line, KeyValueGrammar.BLANKS)).isNull();
        assertThat(values.text(0)).isEqualTo(user);
        assertThat(values.text(1)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "user=\"sreyes|unclosed_quote",
                "user=\"a\\\"|unclosed_quote",
                "url=\"a\"b\" user=\"x\"|text_after_quote",
                "user=a b url=x|field_name",
                "=x|field_name",
                "user|field_name"
            })
    void shouldRefuseALineThatDoesNotFit(String line, String reason) {
        assertThat(fault(line, KeyValueGrammar.BLANKS)).isEqualTo(reason);
    }

    @Test
    void shouldReadFieldsWithAnotherSeparator() {
        assertThat(fault("user=s reyes\turl=\"/a\"\tx=1", new KeyValueGrammar('\t')))
                .isNull();
        assertThat(values.text(0)).isEqualTo("s reyes");
        assertThat(values.text(1)).isEqualTo("/a");
    }

    @Test
    void shouldSayThatAFieldIsThereTwice() {
        assertThat(fault("url=\"a\" user=\"x\" user=\"y\"", KeyValueGrammar.BLANKS))
                .isNull();
        assertThat(values.hasRepeated()).isTrue();
    }

    private @Nullable String fault(String line, Grammar grammar) {
        byte[] bytes = line.getBytes(UTF_8);
        values.clear();
        Malformed malformed = grammar.read(bytes, 0, bytes.length, values);
        return malformed == null ? null : malformed.reason();
    }

    @Test
    void shouldReadBlanksInBareValuesWhereADeviceWritesThem() {
        Grammar untilName = KeyValueGrammar.BLANKS_IN_VALUES;
        Grammar untilKnownName = new KeyValueGrammar(' ', KeyValueGrammar.BareValue.UNTIL_KNOWN_NAME);

        assertThat(fault("type=Unknown (0x0000) user=ada bly url=\"/a\"", untilName))
                .isNull();
        assertThat(values.text(0)).isEqualTo("ada bly");
        assertThat(fault("user=ada x=1 bly url=/a b=c ", untilKnownName)).isNull();
        assertThat(values.text(0)).isEqualTo("ada x=1 bly");
        assertThat(values.text(1)).isEqualTo("/a b=c");
    }

    @Test
    void shouldRefuseAQuoteInABareValue() {
        assertThat(fault("url=a\"b user=x", KeyValueGrammar.BLANKS)).isEqualTo("quote_in_value");
        assertThat(fault("url=\"a\\\" user=x y=\"\"", KeyValueGrammar.BLANKS)).isEqualTo("text_after_quote");
    }
}
