package org.dutywatch.ingest.formats.cisco.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.grammars.domain.Grammar;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/** {@code %ASA-5-304001: user@10.20.1.23(DOMAIN\\user) Accessed URL 157.240.2.35:http://host/path}. */
final class AsaGrammar implements Grammar {
    static final int ID = 0;

    /** Who logged in at the firewall itself. */
    static final int LOGIN = 1;

    /** Whom the identity firewall knows at the address. */
    static final int IDENTITY = 2;

    static final int CLIENT = 3;
    static final int URL = 4;
    static final FieldNames NAMES = FieldNames.of("id", "login", "identity", "src", "url");

    private static final byte[][] DEVICES = {ascii("%ASA-"), ascii("%FTD-"), ascii("%PIX-"), ascii("%FWSM-")};
    private static final byte[] URL_ACCESSED = ascii("304001");
    private static final byte[] ACCESSED = ascii(" Accessed ");
    private static final byte[] URL_WORD = ascii("URL ");
    private static final int ID_DIGITS = 6;

    private static final Malformed NOT_ASA =
            new Malformed("not_asa", "the line does not begin with %ASA-, %FTD-, %PIX- or %FWSM- and a message number");
    private static final Malformed SHAPE = new Malformed(
            "message_shape", "message 304001 is not '[user@]source[(user)] Accessed URL destination:URL'");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        int id = idAt(bytes, from, to);
        if (id < 0) {
            return NOT_ASA;
        }
        into.put(ID, bytes, id, id + ID_DIGITS);
        int text = id + ID_DIGITS;
        text = Bytes.spacesEnd(bytes, text < to && bytes[text] == ':' ? text + 1 : text, to);
        return Bytes.startsWith(bytes, id, to, URL_ACCESSED) ? readRequest(bytes, text, to, into) : null;
    }

    private static @Nullable Malformed readRequest(byte[] bytes, int from, int to, FieldValues into) {
        int accessed = Bytes.find(bytes, from, to, ACCESSED);
        int url = accessed < 0 ? -1 : Bytes.find(bytes, accessed + ACCESSED.length, to, URL_WORD);
        if (url < 0 || !readSource(bytes, from, accessed, into)) {
            return SHAPE;
        }
        int destination = url + URL_WORD.length;
        int end = destination;
        int colon = -1;
        while (end < to && isAddress(bytes[end])) {
            colon = bytes[end] == ':' ? end : colon;
            end++;
        }
        if (colon < 0) {
            return SHAPE;
        }
        into.put(URL, bytes, Bytes.spacesEnd(bytes, colon + 1, to), to);
        return null;
    }

    /** {@code [user@]address[(domain\\user)]}. */
    private static boolean readSource(byte[] bytes, int from, int to, FieldValues into) {
        int end = to;
        if (end > from && bytes[end - 1] == ')') {
            int open = from;
            while (open < end && bytes[open] != '(') {
                open++;
            }
            if (open == end) {
                return false;
            }
            into.put(IDENTITY, bytes, open + 1, end - 1);
            end = open;
        }
        while (end > from && bytes[end - 1] == ' ') {
            end--;
        }
        int address = end;
        while (address > from && bytes[address - 1] != '@') {
            address--;
        }
        if (address > from) {
            into.put(LOGIN, bytes, from, address - 1);
        }
        into.put(CLIENT, bytes, address, end);
        return address < end && Bytes.wordEnd(bytes, address, end) == end;
    }

    private static boolean isAddress(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F' || b == '.' || b == ':';
    }

    /** Where the number of the message begins; -1 if the line is none of these devices'. */
    static int idAt(byte[] bytes, int from, int to) {
        for (byte[] device : DEVICES) {
            if (Bytes.startsWith(bytes, from, to, device)) {
                int level = from + device.length;
                int id = level + 2;
                boolean known = id + ID_DIGITS <= to
                        && Words.digitsEnd(bytes, level, to) == level + 1
                        && bytes[level + 1] == '-'
                        && Words.digitsEnd(bytes, id, to) == id + ID_DIGITS;
                return known ? id : -1;
            }
        }
        return -1;
    }
}
