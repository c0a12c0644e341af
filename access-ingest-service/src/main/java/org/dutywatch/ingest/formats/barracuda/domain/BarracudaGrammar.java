package org.dutywatch.ingest.formats.barracuda.domain;

import java.util.Arrays;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.grammars.domain.Grammar;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/**
 * {@code time 1 client server type client URL size BYF action reason ... [user] referer ...}. A URL has no blank, so the client
 * writes nothing before the user but one word. The user is the first value in brackets behind the action.
 */
final class BarracudaGrammar implements Grammar {
    static final int TIME = 0;
    static final int CLIENT = 1;
    static final int TYPE = 2;
    static final int URL = 3;
    static final int SIZE = 4;
    static final int ACTION = 5;
    static final int USER = 6;
    static final FieldNames NAMES = FieldNames.of("time", "client", "type", "url", "size", "action", "user");

    private static final int COUNT = 8;
    private static final byte[] MARK = {' ', 'B', 'Y', 'F', ' '};
    private static final byte[] USER_MARK = {' ', '['};
    private static final Malformed TWO_USERS =
            new Malformed("ambiguous_user", "two words in brackets are behind the action, and only the user has some");
    private static final Malformed SHAPE = new Malformed(
            "not_barracuda", "the line is not: time 1 client server type client URL size BYF action reason");
    private static final Malformed NO_USER = new Malformed(
            "user_missing",
            "no user in brackets, which may be empty, is behind the action: the line may have been cut");
    private static final Malformed AMBIGUOUS =
            new Malformed("ambiguous_fields", "BYF is there twice: somebody may have written the end of a line");

    /** Ten digits, a number and an address. */
    static boolean startsAt(byte[] bytes, int from, int to) {
        int digits = Words.digitsEnd(bytes, from, to);
        int number = digits + 1;
        int end = digits < to ? Words.digitsEnd(bytes, number, to) : digits;
        return digits - from == 10 && end > number && end < to && bytes[digits] == ' ' && bytes[end] == ' ';
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        int at = from;
        int client = 0;
        int clientEnd = 0;
        for (int word = 0; word < COUNT && at < to; word++) {
            int end = Bytes.wordEnd(bytes, at, to);
            switch (word) {
                case 0 -> into.put(TIME, bytes, at, end);
                case 2 -> {
                    client = at;
                    clientEnd = end;
                    into.put(CLIENT, bytes, at, end);
                }
                case 4 -> into.put(TYPE, bytes, at, end);
                case 5 -> {
                    if (!isSame(bytes, client, clientEnd, at, end)) {
                        return SHAPE;
                    }
                }
                case 6 -> into.put(URL, bytes, at, end);
                case 7 -> into.put(SIZE, bytes, at, end);
                default -> {
                    // The second number and the server are not read.
                }
            }
            at = Bytes.spacesEnd(bytes, end, to);
        }
        return startsAt(bytes, from, to) ? verdict(bytes, at, to, into) : SHAPE;
    }

    private static @Nullable Malformed verdict(byte[] bytes, int from, int to, FieldValues into) {
        if (!Bytes.startsWith(bytes, from - 1, to, MARK)) {
            return SHAPE;
        }
        int action = Bytes.spacesEnd(bytes, from + 4, to);
        int actionEnd = Bytes.wordEnd(bytes, action, to);
        into.put(ACTION, bytes, action, actionEnd);
        if (Bytes.find(bytes, actionEnd, to, MARK) >= 0) {
            return AMBIGUOUS;
        }
        int open = actionEnd;
        while (open < to && !(bytes[open] == '[' && bytes[open - 1] == ' ')) {
            open++;
        }
        int close = open;
        while (close < to && bytes[close] != ']') {
            close++;
        }
        if (close == to || close + 1 < to && bytes[close + 1] != ' ') {
            return NO_USER;
        }
        if (Bytes.find(bytes, close, to, USER_MARK) >= 0) {
            return TWO_USERS;
        }
        into.put(USER, bytes, open + 1, close);
        return null;
    }

    private static boolean isSame(byte[] bytes, int from, int to, int otherFrom, int otherTo) {
        return Arrays.equals(bytes, from, to, bytes, otherFrom, otherTo);
    }
}
