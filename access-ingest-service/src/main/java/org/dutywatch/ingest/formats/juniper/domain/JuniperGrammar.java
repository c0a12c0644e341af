package org.dutywatch.ingest.formats.juniper.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.grammars.domain.BracketGrammar;
import org.dutywatch.ingest.grammars.domain.Grammar;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * The messages of Junos: {@code RT_UTM - WEBFILTER_URL_PERMITTED [junos@2636... name="value"]} behind a header of RFC 5424, and
 * {@code RT_UTM: WEBFILTER_URL_PERMITTED: text} behind one of RFC 3164. In the text the user is behind the URL, and nothing is
 * escaped, so a request in it is malformed.
 */
final class JuniperGrammar implements Grammar {
    static final int EVENT = 0;
    static final int CLIENT = 1;
    static final int HOST = 2;
    static final int PATH = 3;
    static final int USER = 4;
    static final int ROLES = 5;
    static final FieldNames NAMES = FieldNames.of("(event)", "source-address", "url", "obj", "username", "roles");

    private static final BracketGrammar STRUCTURED = new BracketGrammar("junos@2636.", "", EVENT);
    private static final byte[] DAEMON = ascii("RT_");
    private static final byte[] FILTER = ascii("WEBFILTER_URL_");

    private static final Malformed NOT_JUNOS = new Malformed(
            "not_junos", "the line has neither structured data junos@2636 nor a name such as RT_UTM: and an event");
    private static final Malformed TEXT = new Malformed(
            "unstructured_text",
            "a client can write fields into a record without structured data: set the stream's format to sd-syslog");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean startsAt(byte[] bytes, int from, int to) {
        return STRUCTURED.startsAt(bytes, from, to) || eventAt(bytes, from, to) >= 0;
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        if (STRUCTURED.startsAt(bytes, from, to)) {
            return STRUCTURED.read(bytes, from, to, into);
        }
        int event = eventAt(bytes, from, to);
        if (event < 0) {
            return NOT_JUNOS;
        }
        int eventEnd = Bytes.wordEnd(bytes, event, to) - 1;
        into.put(EVENT, bytes, event, eventEnd);
        return Bytes.startsWith(bytes, event, to, FILTER) ? TEXT : null;
    }

    /** Where the event of {@code RT_UTM: EVENT: } begins; -1 if it is none. */
    private static int eventAt(byte[] bytes, int from, int to) {
        int end = Bytes.wordEnd(bytes, from, to);
        boolean daemon = Bytes.startsWith(bytes, from, to, DAEMON) && bytes[end - 1] == ':' && end < to;
        int eventEnd = daemon ? Bytes.wordEnd(bytes, end + 1, to) : 0;
        return daemon && eventEnd > end + 2 && bytes[eventEnd - 1] == ':' ? end + 1 : -1;
    }
}
