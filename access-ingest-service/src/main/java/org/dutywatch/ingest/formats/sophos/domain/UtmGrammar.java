package org.dutywatch.ingest.formats.sophos.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.grammars.domain.Grammar;
import org.dutywatch.ingest.grammars.domain.KeyValueGrammar;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/** {@code 2026:11:03-09:42:11 utm1 httpproxy[4321]: id="0001" ...}. Only records of httpproxy have values. */
final class UtmGrammar implements Grammar {
    private static final Malformed NOT_UTM = new Malformed(
            "not_utm", "the line does not begin with a time such as 2026:11:03-09:42:11, a host and a process");
    private static final byte[] PROXY = "httpproxy[".getBytes(StandardCharsets.US_ASCII);
    private static final int STAMP_LENGTH = 19;

    private final int time;
    private final int process;

    /** @param time the position of the time, {@code process} that of the process, among the names of the format */
    UtmGrammar(int time, int process) {
        this.time = time;
        this.process = process;
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        int stampEnd = Bytes.wordEnd(bytes, from, to);
        int hostEnd = Bytes.wordEnd(bytes, Math.min(stampEnd + 1, to), to);
        int name = Math.min(hostEnd + 1, to);
        int nameEnd = Bytes.wordEnd(bytes, name, to);
        if (!isStamp(bytes, from, to) || nameEnd - name < 2 || bytes[nameEnd - 1] != ':') {
            return NOT_UTM;
        }
        into.put(time, bytes, from, stampEnd);
        into.put(process, bytes, name, nameEnd - 1);
        return Bytes.startsWith(bytes, name, nameEnd, PROXY)
                ? KeyValueGrammar.BLANKS.read(bytes, nameEnd, to, into)
                : null;
    }

    static boolean isStamp(byte[] bytes, int from, int to) {
        return to - from > STAMP_LENGTH
                && Words.digitsEnd(bytes, from, to) == from + 4
                && bytes[from + 4] == ':'
                && Words.digitsEnd(bytes, from + 5, to) == from + 7
                && bytes[from + 7] == ':'
                && bytes[from + 10] == '-'
                && bytes[from + STAMP_LENGTH] == ' ';
    }
}
