package org.dutywatch.ingest.grammars.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BracketGrammarTest {
    private final BracketGrammar grammar = new BracketGrammar("acme@77", "Acme", 0);
    private final FieldValues values = new FieldValues(FieldNames.of("(event)", "user", "url"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "RT - OPENED [acme@77.1 user=\"sreyes\" url=\"/a\"]|OPENED|sreyes|/a",
                "RT - OPENED [acme@77 url=\"a\\\"b\\]c\\\\d\" ICMP Type=\"8\" user=\"\"] and text|OPENED|~~|a\"b]c\\d",
                "Acme 7 - [user:\"s\"; x:\"1\"; url:\"/\"]|-|s|/",
                "RT - E [acme@77]|E|~~|~~"
            })
    void shouldReadValues(String line, String event, String user, String url) {
        assertThat(fault(line)).isNull();
        assertThat(values.text(0)).isEqualTo(event);
        assertThat(values.text(1)).isEqualTo(user);
        assertThat(values.text(2)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "RT - OPENED [other@77 user=\"sreyes\"]|structured_data",
                "RT - [acme@77 user=\"sreyes\"]|structured_data",
                "RT - E [acme@77 user=\"sreyes\"|structured_data",
                "RT - E [acme@77 user=\"sreyes|structured_data",
                "RT - E [acme@77 user=sreyes]|structured_data",
                "RT - E [acme@77 url=\"a\"b\"]|structured_data",
                "RT - E [acme@77 url=\"a\"] user=\"x\"]|text_after_bracket"
            })
    void shouldRefuseALineThatDoesNotFit(String line, String reason) {
        assertThat(fault(line)).isEqualTo(reason);
    }

    private @Nullable String fault(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        values.clear();
        Malformed malformed = grammar.read(bytes, 0, bytes.length, values);
        return malformed == null ? null : malformed.reason();
    }
}
