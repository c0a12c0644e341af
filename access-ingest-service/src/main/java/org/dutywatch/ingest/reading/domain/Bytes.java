package org.dutywatch.ingest.reading.domain;

import java.nio.charset.StandardCharsets;

/** Reads the bytes of a line. */
final class Bytes {
    private static final byte[] HTML = "text/html".getBytes(StandardCharsets.US_ASCII);

    private Bytes() {}

    /** Decodes bytes as ISO 8859-1, which maps each byte to one character and never fails. */
    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\r' || b == '\n';
    }

    /** Whether the line is a GET that was answered with HTML and status 200 or 304 (not modified). */
    static boolean isHtmlAnswerToGet(byte[] bytes, ScannedLine line) {
        return isHtml(bytes, line.typeFrom, line.typeTo)
                && (line.status == 200 || line.status == 304)
                && line.methodTo - line.methodFrom == 3
                && bytes[line.methodFrom] == 'G'
                && bytes[line.methodFrom + 1] == 'E'
                && bytes[line.methodFrom + 2] == 'T';
    }

    private static boolean isHtml(byte[] bytes, int from, int to) {
        int end = from + HTML.length;
        if (to < end || to > end && bytes[end] != ';') {
            return false;
        }
        for (int i = 0; i < HTML.length; i++) {
            int b = bytes[from + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != HTML[i]) {
                return false;
            }
        }
        return true;
    }
}
