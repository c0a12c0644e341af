package org.dutywatch.ingest.formats.checkpoint.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.grammars.domain.BracketGrammar;
import org.dutywatch.ingest.grammars.domain.Grammar;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/**
 * The exporter's format syslog, and its other one with fields between {@code |}. That has no escapes, so that a client can write
 * fields into a URL: its records are recognised, but one of a request is malformed.
 */
final class CheckPointGrammar implements Grammar {
    private static final byte[] TIME_NAME = ascii("time=");
    private static final byte[] ORIGIN_NAME = ascii("|origin=");
    private static final byte[] RESOURCE_NAME = ascii("|resource=");
    private static final Malformed PIPES = new Malformed(
            "fields_between_pipes",
            "a client can write fields into a record with | between them: set the exporter's format to syslog");

    private final BracketGrammar brackets;
    private final int time;
    private final int origin;

    /** The positions of the third word, of the time and of the origin among the names of the format. */
    CheckPointGrammar(int process, int time, int origin) {
        this.brackets = new BracketGrammar("2620", "CheckPoint", process);
        this.time = time;
        this.origin = origin;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    boolean startsAt(byte[] bytes, int from, int to) {
        return brackets.startsAt(bytes, from, to) || hasPipes(bytes, from, to);
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        if (!hasPipes(bytes, from, to)) {
            return brackets.read(bytes, from, to, into);
        }
        int originAt = Bytes.find(bytes, from, to, ORIGIN_NAME);
        if (Bytes.find(bytes, from, to, RESOURCE_NAME) >= 0) {
            return PIPES;
        }
        into.put(time, bytes, from + TIME_NAME.length, Words.digitsEnd(bytes, from + TIME_NAME.length, to));
        if (originAt >= 0) {
            into.put(origin, bytes, originAt + ORIGIN_NAME.length, to);
        }
        return null;
    }

    private static boolean hasPipes(byte[] bytes, int from, int to) {
        if (!Bytes.startsWith(bytes, from, to, TIME_NAME)) {
            return false;
        }
        int digits = Words.digitsEnd(bytes, from + TIME_NAME.length, to);
        return digits > from + TIME_NAME.length && digits < to && bytes[digits] == '|';
    }
}
