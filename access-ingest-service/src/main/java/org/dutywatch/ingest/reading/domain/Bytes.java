package org.dutywatch.ingest.reading.domain;

import java.nio.charset.StandardCharsets;

/** Questions about the bytes of a line. */
final class Bytes {
    private static final byte[] HTML = "text/html".getBytes(StandardCharsets.US_ASCII);

    private Bytes() {}

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\r' || b == '\n';
    }

    /** Whether the line is about an HTML document that was asked for and came, or had not changed. */
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
