package org.dutywatch.ingest.formats.cisco.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.grammars.domain.Grammar;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/** {@code 1793720531.872052699 MX84 urls src=... dst=... mac=... agent='...' request: GET https://host/path}. */
final class MerakiGrammar implements Grammar {
    static final int TIME = 0;
    static final int TYPE = 1;
    static final int CLIENT = 2;
    static final int METHOD = 3;
    static final int URL = 4;
    static final FieldNames NAMES = FieldNames.of("time", "type", "src", "method", "url");

    private static final FieldNames TYPES = FieldNames.of(
            "urls",
            "flows",
            "events",
            "ids-alerts",
            "security_event",
            "security_filtering_file_scanned",
            "security_filtering_disposition_change",
            "airmarshal_events",
            "ip_flow_start",
            "ip_flow_end",
            "firewall",
            "l7_firewall",
            "cellular_firewall",
            "vpn_firewall");

    private static final int EPOCH_DIGITS = 10;
    private static final byte[] URLS = {'u', 'r', 'l', 's'};
    private static final byte[] SOURCE = {'s', 'r', 'c', '='};
    private static final byte[] REQUEST = {' ', 'r', 'e', 'q', 'u', 'e', 's', 't', ':', ' '};

    private static final Malformed NOT_MERAKI =
            new Malformed("not_meraki", "the line does not begin with a time, a device and a type of Meraki");
    private static final Malformed NO_SOURCE = new Malformed("source_missing", "the record of a URL has no src=");
    private static final Malformed NO_REQUEST =
            new Malformed("request_missing", "the record of a URL has no 'request: ': it may have been cut");
    private static final Malformed TWO_REQUESTS = new Malformed(
            "ambiguous_fields", "the record has 'request: ' twice, so a client may have written one of them");

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        int type = typeAt(bytes, from, to);
        if (type < 0) {
            return NOT_MERAKI;
        }
        into.put(TIME, bytes, from, Bytes.wordEnd(bytes, from, to));
        int typeEnd = Bytes.wordEnd(bytes, type, to);
        into.put(TYPE, bytes, type, typeEnd);
        return typeEnd - type == URLS.length && Bytes.startsWith(bytes, type, to, URLS)
                ? readRequest(bytes, Bytes.spacesEnd(bytes, typeEnd, to), to, into)
                : null;
    }

    private static @Nullable Malformed readRequest(byte[] bytes, int from, int to, FieldValues into) {
        if (!Bytes.startsWith(bytes, from, to, SOURCE)) {
            return NO_SOURCE;
        }
        int sourceEnd = Bytes.wordEnd(bytes, from, to);
        into.put(CLIENT, bytes, from + SOURCE.length, sourceEnd);
        int request = Bytes.find(bytes, sourceEnd, to, REQUEST);
        if (request < 0) {
            return NO_REQUEST;
        }
        int method = request + REQUEST.length;
        if (Bytes.find(bytes, method, to, REQUEST) >= 0) {
            return TWO_REQUESTS;
        }
        int methodEnd = Bytes.wordEnd(bytes, method, to);
        into.put(METHOD, bytes, method, methodEnd);
        into.put(URL, bytes, Math.min(methodEnd + 1, to), to);
        return null;
    }

    /** Where the type of a line begins; -1 if the line is not Meraki's. */
    static int typeAt(byte[] bytes, int from, int to) {
        int whole = Words.digitsEnd(bytes, from, to);
        if (whole - from < EPOCH_DIGITS || whole == to) {
            return -1;
        }
        int device = (bytes[whole] == '.' ? Words.digitsEnd(bytes, whole + 1, to) : whole) + 1;
        int deviceEnd = Bytes.wordEnd(bytes, Math.min(device, to), to);
        int type = deviceEnd + 1;
        boolean known = device < deviceEnd
                && bytes[device - 1] == ' '
                && type < to
                && TYPES.find(bytes, type, Bytes.wordEnd(bytes, type, to)) != FieldNames.UNKNOWN;
        return known ? type : -1;
    }
}
