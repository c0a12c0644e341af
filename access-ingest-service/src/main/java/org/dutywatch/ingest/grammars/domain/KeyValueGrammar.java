package org.dutywatch.ingest.grammars.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * Fields {@code name=value} or {@code name="value"}, with a separator between them. In quotes, a backslash before a quote or
 * a backslash is an escape; before anything else it is itself, because devices write {@code DOMAIN\\name} as well as
 * {@code DOMAIN\name}. Where the separator is a blank, a value without quotes holds none.
 *
 * <p>A client may write quotes where a device does not escape them. Therefore after a closing quote only a separator or the
 * end of the line may follow.
 */
public final class KeyValueGrammar implements Grammar {
    /** Fields separated by blanks. */
    public static final KeyValueGrammar BLANKS = new KeyValueGrammar(' ');

    /** Fields separated by blanks, of a device that writes blanks into values without quotes, too. */
    public static final KeyValueGrammar BLANKS_IN_VALUES = new KeyValueGrammar(' ', BareValue.UNTIL_NAME);

    /** Where a value without quotes ends. */
    public enum BareValue {
        /** At the separator. */
        UNTIL_SEPARATOR,
        /** At a separator before a name and {@code =}. */
        UNTIL_NAME,
        /** At a separator before one of the names that the format reads and {@code =}. */
        UNTIL_KNOWN_NAME
    }

    /** A table, because this is asked for most bytes of a line. */
    private static final boolean[] NAME_BYTES = new boolean[128];

    static {
        for (char c = 0; c < NAME_BYTES.length; c++) {
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            NAME_BYTES[c] = letterOrDigit || c == '_' || c == '-' || c == '.';
        }
    }

    private static final Malformed NAME = new Malformed(
            "field_name", "a field has no name followed by '=': a value may hold a blank or quote that is not escaped");
    private static final Malformed UNCLOSED =
            new Malformed("unclosed_quote", "a quoted value does not end: the line may have been cut");
    private static final Malformed AFTER_QUOTE = new Malformed(
            "text_after_quote",
            "text follows directly after a closing quote: the value may hold a quote that is not escaped");

    private static final Malformed QUOTE_IN_VALUE =
            new Malformed("quote_in_value", "a value without quotes holds one, so a value before it may end too early");

    private final byte separator;
    private final BareValue bareValue;

    /** @param separator between fields; blanks are skipped around it in any case */
    public KeyValueGrammar(char separator) {
        this(separator, BareValue.UNTIL_SEPARATOR);
    }

    /** @param bareValue where a value without quotes ends */
    public KeyValueGrammar(char separator, BareValue bareValue) {
        this.separator = (byte) separator;
        this.bareValue = bareValue;
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        int at = separatorsEnd(bytes, from, to);
        while (at < to) {
            int equals = nameEnd(bytes, at, to);
            if (equals == at || equals == to || bytes[equals] != '=') {
                return NAME;
            }
            int position = into.names().find(bytes, at, equals);
            int value = equals + 1;
            if (value < to && bytes[value] == '"') {
                int end = readQuoted(bytes, value + 1, to, position, into);
                if (end < 0) {
                    return UNCLOSED;
                }
                if (end < to && bytes[end] != separator && bytes[end] != ' ') {
                    return AFTER_QUOTE;
                }
                at = end;
            } else {
                at = valueEnd(bytes, value, to, into);
                if (separator == ' ' && bareValue != BareValue.UNTIL_KNOWN_NAME && hasQuote(bytes, value, at)) {
                    return QUOTE_IN_VALUE;
                }
                into.put(position, bytes, value, at);
            }
            at = separatorsEnd(bytes, at, to);
        }
        return null;
    }

    /** The position after the closing quote; -1 if there is none. */
    private static int readQuoted(byte[] bytes, int from, int to, int position, FieldValues into) {
        into.begin(position);
        int at = from;
        int copied = from;
        while (at < to && bytes[at] != '"') {
            boolean escape = bytes[at] == '\\' && at + 1 < to && (bytes[at + 1] == '"' || bytes[at + 1] == '\\');
            if (escape) {
                into.append(bytes, copied, at);
                copied = at + 1;
                at++;
            }
            at++;
        }
        into.append(bytes, copied, Math.min(at, to));
        into.end();
        return at < to ? at + 1 : -1;
    }

    private int valueEnd(byte[] bytes, int from, int to, FieldValues into) {
        int at = from;
        while (at < to && !(bytes[at] == separator && endsValue(bytes, at, to, into))) {
            at++;
        }
        return at;
    }

    private boolean endsValue(byte[] bytes, int separatorAt, int to, FieldValues into) {
        if (bareValue == BareValue.UNTIL_SEPARATOR) {
            return true;
        }
        int name = separatorsEnd(bytes, separatorAt, to);
        int equals = nameEnd(bytes, name, to);
        boolean isName = name == to || equals > name && equals < to && bytes[equals] == '=';
        return isName
                && (bareValue == BareValue.UNTIL_NAME
                        || name == to
                        || into.names().find(bytes, name, equals) != FieldNames.UNKNOWN);
    }

    private static boolean hasQuote(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"') {
            at++;
        }
        return at < to;
    }

    private int separatorsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == separator || bytes[at] == ' ')) {
            at++;
        }
        return at;
    }

    private static int nameEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isName(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isName(byte b) {
        return b >= 0 && NAME_BYTES[b];
    }
}
