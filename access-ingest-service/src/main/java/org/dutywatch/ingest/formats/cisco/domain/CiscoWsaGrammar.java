package org.dutywatch.ingest.formats.cisco.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.spacesEnd;
import static org.dutywatch.ingest.reading.domain.Bytes.startsWith;
import static org.dutywatch.ingest.reading.domain.Bytes.wordEnd;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.grammars.domain.Grammar;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/**
 * {@code time elapsed client result/status bytes method URL user hierarchy/server type tag <verdicts> ...}. The words are
 * counted from the left, and the peer, the tag and the verdicts must be where they belong, so a URL with blanks is malformed.
 * What follows the verdicts is not read.
 */
final class CiscoWsaGrammar implements Grammar {
    static final int TIME = 0;
    static final int ELAPSED = 1;
    static final int CLIENT = 2;
    static final int RESULT = 3;
    static final int STATUS = 4;
    static final int BYTES = 5;
    static final int METHOD = 6;
    static final int URL = 7;
    static final int USER = 8;
    static final int TYPE = 9;
    static final int DECISION = 10;
    static final FieldNames NAMES = FieldNames.of(
            "time", "elapsed", "client", "result", "status", "bytes", "method", "url", "user", "type", "decision");

    static final byte[] INFO = {'I', 'n', 'f', 'o', ':', ' '};
    private static final byte[] ESCAPED_OPEN = {'&', 'l', 't', ';'};
    private static final byte[] ESCAPED_CLOSE = {'&', 'g', 't', ';'};

    /** A tag is the decision and the names of at least this many policies, with hyphens between them. */
    private static final int FEWEST_HYPHENS = 4;

    private static final Malformed SHAPE = new Malformed(
            "not_cisco_wsa",
            "the line is not: time elapsed client result/status bytes method URL user peer type tag <verdicts>");
    private static final Malformed CUT = new Malformed("cut_verdicts", "the verdicts in <> do not end");
    private static final Malformed AMBIGUOUS = new Malformed(
            "ambiguous_fields",
            "there are two tags with verdicts: a client may have written one, or two lines are joined");

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        int at = startsWith(bytes, from, to, INFO) ? from + INFO.length : from;
        at = word(bytes, at, to, TIME, into);
        at = word(bytes, at, to, ELAPSED, into);
        at = word(bytes, at, to, CLIENT, into);
        at = result(bytes, at, to, into);
        at = word(bytes, at, to, BYTES, into);
        at = word(bytes, at, to, METHOD, into);
        at = word(bytes, at, to, URL, into);
        at = user(bytes, at, to, into);
        at = peer(bytes, at, to);
        at = word(bytes, at, to, TYPE, into);
        int verdicts = spacesEnd(bytes, wordEnd(bytes, at, to), to);
        if (at >= to || !isTag(bytes, at, to)) {
            return SHAPE;
        }
        decision(bytes, at, to, into);
        if (closing(bytes, verdicts, to) < 0) {
            return CUT;
        }
        for (int next = verdicts; next < to; next = spacesEnd(bytes, wordEnd(bytes, next, to), to)) {
            if (isTag(bytes, next, to)) {
                return AMBIGUOUS;
            }
        }
        return null;
    }

    /** Takes a word and returns the position of the next one; {@code to} if there is none. */
    private static int word(byte[] bytes, int from, int to, int field, FieldValues into) {
        int end = wordEnd(bytes, from, to);
        into.put(field, bytes, from, end);
        return spacesEnd(bytes, end, to);
    }

    private static int result(byte[] bytes, int from, int to, FieldValues into) {
        int slash = Words.codeEnd(bytes, from, to);
        if (slash >= to || bytes[slash] != '/') {
            return to;
        }
        into.put(RESULT, bytes, from, slash);
        return word(bytes, slash + 1, to, STATUS, into);
    }

    /** A word, or a name in quotes, such as {@code "RIDGEMONT\sreyes@AD"}. */
    private static int user(byte[] bytes, int from, int to, FieldValues into) {
        if (from >= to || bytes[from] != '"') {
            return word(bytes, from, to, USER, into);
        }
        int end = from + 1;
        while (end < to && bytes[end] != '"') {
            end++;
        }
        boolean isClosed = end + 1 < to && bytes[end + 1] == ' ';
        if (!isClosed) {
            return to;
        }
        into.put(USER, bytes, from + 1, end);
        return spacesEnd(bytes, end + 1, to);
    }

    private static int peer(byte[] bytes, int from, int to) {
        int slash = Words.codeEnd(bytes, from, to);
        return slash > from && slash < to && bytes[slash] == '/' ? spacesEnd(bytes, wordEnd(bytes, slash, to), to) : to;
    }

    /** Whether a tag begins here, with verdicts after it. */
    private static boolean isTag(byte[] bytes, int from, int to) {
        int end = wordEnd(bytes, from, to);
        int hyphens = 0;
        for (int i = from; i < end; i++) {
            hyphens += bytes[i] == '-' ? 1 : 0;
        }
        int next = spacesEnd(bytes, end, to);
        boolean hasVerdicts = next < to && (bytes[next] == '<' || startsWith(bytes, next, to, ESCAPED_OPEN));
        return hasVerdicts && hyphens >= FEWEST_HYPHENS && bytes[from] >= 'A' && bytes[from] <= 'Z';
    }

    /** The decision without its number: {@code BLOCK_WEBCAT} of {@code BLOCK_WEBCAT_12-Policy-...}. */
    private static void decision(byte[] bytes, int from, int to, FieldValues into) {
        int end = from;
        while (end < to && bytes[end] != '-') {
            end++;
        }
        int number = end;
        while (number > from && bytes[number - 1] >= '0' && bytes[number - 1] <= '9') {
            number--;
        }
        boolean isNumbered = number < end && number > from && bytes[number - 1] == '_';
        into.put(DECISION, bytes, from, isNumbered ? number - 1 : end);
    }

    private static int closing(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '>' || startsWith(bytes, at, to, ESCAPED_CLOSE)) {
                return at;
            }
        }
        return -1;
    }
}
