package org.dutywatch.ingest.grammars.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * The structured data of RFC 5424, with the three words before it: {@code RT_UTM - EVENT [id@number name="value" ...]}. Check
 * Point writes it without an id and as {@code [name:"value"; ...]}. In values, a backslash before a quote, a backslash or a
 * closing bracket is an escape. No quote may follow after the closing bracket: a client may have written the bracket.
 */
public final class BracketGrammar implements Grammar {
    private static final int WORDS = 3;
    private static final int LONGEST_WORD = 64;

    private static final Malformed SHAPE = new Malformed(
            "structured_data", "the line is not 'process id event [id name=\"value\" ...]', or has been cut");
    private static final Malformed AFTER_BRACKET = new Malformed(
            "text_after_bracket",
            "a quote follows after the closing bracket: a value may hold a bracket that is not escaped");

    private final byte[] mark;
    private final byte[] process;
    private final int event;

    /**
     * @param mark what an id of the vendor contains
     * @param process the first word, with which the vendor writes no id; empty if the vendor always writes one
     * @param event the position of the third word among the names of the format
     */
    public BracketGrammar(String mark, String process, int event) {
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
        this.process = process.getBytes(StandardCharsets.US_ASCII);
        this.event = event;
    }

    /** Whether the three words and a bracket with an id of the vendor begin here. */
    public boolean startsAt(byte[] bytes, int from, int to) {
        return bracketAt(bytes, from, to) >= 0;
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        int bracket = bracketAt(bytes, from, to);
        if (bracket < 0) {
            return SHAPE;
        }
        int eventFrom = bracket - 1;
        while (bytes[eventFrom - 1] != ' ') {
            eventFrom--;
        }
        into.put(event, bytes, eventFrom, bracket - 1);
        int at = hasId(bytes, bracket, to) ? idEnd(bytes, bracket, to) : bracket + 1;
        while (true) {
            while (at < to && (bytes[at] == ' ' || bytes[at] == ';')) {
                at++;
            }
            if (at < to && bytes[at] == ']') {
                return hasQuote(bytes, at, to) ? AFTER_BRACKET : null;
            }
            int nameEnd = nameEnd(bytes, at, to);
            if (nameEnd == at || nameEnd + 1 >= to || bytes[nameEnd + 1] != '"') {
                return SHAPE;
            }
            at = readValue(bytes, nameEnd + 2, to, into.names().find(bytes, at, nameEnd), into);
            if (at < 0 || at == to || bytes[at] != ' ' && bytes[at] != ';' && bytes[at] != ']') {
                return SHAPE;
            }
        }
    }

    private int bracketAt(byte[] bytes, int from, int to) {
        int at = from;
        for (int word = 0; word < WORDS; word++) {
            int end = Bytes.wordEnd(bytes, at, Math.min(to, at + LONGEST_WORD));
            if (end == at || end >= to || bytes[end] != ' ') {
                return -1;
            }
            at = end + 1;
        }
        if (at >= to || bytes[at] != '[') {
            return -1;
        }
        boolean ofProcess =
                process.length > 0 && Bytes.startsWith(bytes, from, to, process) && bytes[from + process.length] == ' ';
        return ofProcess || hasId(bytes, at, to) ? at : -1;
    }

    private boolean hasId(byte[] bytes, int bracket, int to) {
        int end = idEnd(bytes, bracket, to);
        return Bytes.find(bytes, bracket, end, mark) >= 0;
    }

    /** The position after an id, or after whatever else follows the bracket up to a blank, quote or bracket. */
    private static int idEnd(byte[] bytes, int bracket, int to) {
        int at = bracket + 1;
        while (at < to && bytes[at] != ' ' && bytes[at] != '"' && bytes[at] != ']') {
            at++;
        }
        return at;
    }

    /** The position of {@code =} or {@code :}; names may hold blanks. */
    private static int nameEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '=' && bytes[at] != ':' && bytes[at] != '"' && bytes[at] != ']') {
            at++;
        }
        return at < to && (bytes[at] == '=' || bytes[at] == ':') ? at : from;
    }

    /** The position after the closing quote; -1 if there is none. */
    private static int readValue(byte[] bytes, int from, int to, int position, FieldValues into) {
        into.begin(position);
        int at = from;
        int copied = from;
        while (at < to && bytes[at] != '"') {
            boolean escape = bytes[at] == '\\'
                    && at + 1 < to
                    && (bytes[at + 1] == '"' || bytes[at + 1] == '\\' || bytes[at + 1] == ']');
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

    private static boolean hasQuote(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"') {
            at++;
        }
        return at < to;
    }
}
