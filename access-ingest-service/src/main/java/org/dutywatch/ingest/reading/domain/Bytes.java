package org.dutywatch.ingest.reading.domain;

import java.nio.charset.StandardCharsets;

/** Reads the bytes of a line, without allocating anything except for {@link #text}. */
public final class Bytes {
    private static final byte[] HTML = "text/html".getBytes(StandardCharsets.US_ASCII);

    private Bytes() {}

    /** Decodes bytes as ISO 8859-1, which maps each byte to one character and never fails. */
    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The position of the first space in {@code bytes[from, to)}; {@code to} if there is none. */
    public static int wordEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    /** The position of the first byte in {@code bytes[from, to)} that is no space; {@code to} if there is none. */
    public static int spacesEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    /** Whether {@code bytes[from, to)} starts with the word. */
    public static boolean startsWith(byte[] bytes, int from, int to, byte[] word) {
        if (to - from < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes[from + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the word begins first in {@code bytes[from, to)}; -1 if it is not there. */
    public static int find(byte[] bytes, int from, int to, byte[] word) {
        for (int at = from; at + word.length <= to; at++) {
            if (bytes[at] == word[0] && startsWith(bytes, at, to, word)) {
                return at;
            }
        }
        return -1;
    }

    /** The position after a byte order mark in UTF-8; {@code from} if there is none. */
    static int afterByteOrderMark(byte[] bytes, int from, int to) {
        boolean mark = from + 2 < to
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF;
        return mark ? from + 3 : from;
    }

    /** Whether {@code #012} begins here, with which rsyslog escapes a newline. */
    public static boolean isEscapedNewline(byte[] bytes, int at, int to) {
        return isEscape(bytes, at, to, '2');
    }

    /** Whether {@code #015} begins here, with which rsyslog escapes a carriage return. */
    public static boolean isEscapedReturn(byte[] bytes, int at, int to) {
        return isEscape(bytes, at, to, '5');
    }

    private static boolean isEscape(byte[] bytes, int at, int to, char last) {
        return at + 3 < to && bytes[at] == '#' && bytes[at + 1] == '0' && bytes[at + 2] == '1' && bytes[at + 3] == last;
    }

    /** Whether there is an escaped newline. */
    public static boolean hasEscapedNewline(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (isEscapedNewline(bytes, at, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the byte is a space, a NUL or part of a line end. */
    public static boolean isFiller(byte b) {
        return b == 0 || isBlank(b);
    }

    /** Whether the byte is a space or part of a line end. */
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
