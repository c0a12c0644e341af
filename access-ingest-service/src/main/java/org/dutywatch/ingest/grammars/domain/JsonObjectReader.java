package org.dutywatch.ingest.grammars.domain;

import java.util.Arrays;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;

/** Reads one JSON object. Each method moves on, and answers whether what it read is JSON. */
final class JsonObjectReader {
    private static final int DEEPEST = 16;
    private static final byte[] NO_PATH = {};
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final byte[] bytes;
    private final int to;
    private final FieldValues into;
    private final byte[] root;
    private int at;
    private byte[] path = NO_PATH;

    JsonObjectReader(byte[] bytes, int from, int to, FieldValues into, byte[] root) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
        this.into = into;
        this.root = root;
    }

    boolean readAll() {
        skipBlanks();
        boolean isObject = is('{') && readObject(0, 0);
        skipBlanks();
        return isObject && at == to;
    }

    /** @param prefix how many bytes of the path are the names of the objects around this one; -1 if it is not read */
    private boolean readObject(int prefix, int depth) {
        at++;
        skipBlanks();
        if (is('}')) {
            at++;
            return true;
        }
        while (depth < DEEPEST) {
            skipBlanks();
            int name = at + 1;
            if (!is('"') || !readString(FieldNames.UNKNOWN)) {
                return false;
            }
            int nameEnd = at - 1;
            skipBlanks();
            if (!is(':')) {
                return false;
            }
            at++;
            skipBlanks();
            if (!readMember(name, nameEnd, prefix, depth)) {
                return false;
            }
            skipBlanks();
            if (is('}')) {
                at++;
                return true;
            }
            if (!is(',')) {
                return false;
            }
            at++;
        }
        return false;
    }

    private boolean readMember(int name, int nameEnd, int prefix, int depth) {
        if (is('{') && prefix == 0 && isRoot(name, nameEnd)) {
            return readObject(0, depth + 1);
        }
        if (is('{')) {
            return readObject(prefix < 0 ? -1 : append(prefix, name, nameEnd), depth + 1);
        }
        if (prefix == 0) {
            return readValue(into.names().find(bytes, name, nameEnd), depth);
        }
        int end = prefix < 0 ? 0 : append(prefix, name, nameEnd) - 1;
        return readValue(prefix < 0 ? FieldNames.UNKNOWN : into.names().find(path, 0, end), depth);
    }

    private boolean isRoot(int name, int nameEnd) {
        return root.length > 0 && Arrays.equals(root, 0, root.length, bytes, name, nameEnd);
    }

    /** Writes a name and a dot behind the prefix, and returns the position after them. */
    private int append(int prefix, int name, int nameEnd) {
        int end = prefix + nameEnd - name + 1;
        if (path.length < end) {
            path = Arrays.copyOf(path, Math.max(64, end * 2));
        }
        System.arraycopy(bytes, name, path, prefix, nameEnd - name);
        path[end - 1] = '.';
        return end;
    }

    private boolean readValue(int field, int depth) {
        if (is('"')) {
            return readString(field);
        }
        if (is('[')) {
            return readArray(depth + 1);
        }
        return readLiteral(field);
    }

    private boolean readArray(int depth) {
        at++;
        skipBlanks();
        if (is(']')) {
            at++;
            return true;
        }
        while (depth < DEEPEST) {
            skipBlanks();
            if (!(is('{') ? readObject(-1, depth) : readValue(FieldNames.UNKNOWN, depth))) {
                return false;
            }
            skipBlanks();
            if (is(']')) {
                at++;
                return true;
            }
            if (!is(',')) {
                return false;
            }
            at++;
        }
        return false;
    }

    /** A number, true, false or null. */
    private boolean readLiteral(int field) {
        int from = at;
        while (at < to && isLiteral(bytes[at])) {
            at++;
        }
        if (isWord(from, "null")) {
            return true;
        }
        into.put(field, bytes, from, at);
        return isWord(from, "true") || isWord(from, "false") || isNumber(from);
    }

    private boolean isNumber(int from) {
        int digit = from < at && bytes[from] == '-' ? from + 1 : from;
        return digit < at && bytes[digit] >= '0' && bytes[digit] <= '9';
    }

    private boolean isWord(int from, String word) {
        if (at - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLiteral(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b == 'E' || b == '-' || b == '+' || b == '.';
    }

    /** A name with an escape is no name that is read. */
    private boolean readString(int field) {
        into.begin(field);
        int copied = ++at;
        while (at < to && bytes[at] != '"') {
            if (bytes[at] >= 0 && bytes[at] < ' ') {
                return false;
            }
            if (bytes[at] == '\\') {
                into.append(bytes, copied, at);
                if (!readEscape()) {
                    return false;
                }
                copied = at;
            } else {
                at++;
            }
        }
        into.append(bytes, copied, Math.min(at, to));
        into.end();
        return at++ < to;
    }

    private boolean readEscape() {
        if (at + 1 >= to) {
            return false;
        }
        int known = ESCAPES.indexOf(bytes[at + 1]);
        if (known >= 0) {
            into.append((byte) ESCAPED.charAt(known));
            at += 2;
            return true;
        }
        int unit = bytes[at + 1] == 'u' ? hex(at + 2) : -1;
        at += 6;
        if (unit < 0) {
            return false;
        }
        int character = unit;
        if (Character.isHighSurrogate((char) unit) && at + 1 < to && bytes[at] == '\\' && bytes[at + 1] == 'u') {
            int low = hex(at + 2);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                character = Character.toCodePoint((char) unit, (char) low);
                at += 6;
            }
        }
        appendCharacter(Character.isDefined(character) && !isSurrogate(character) ? character : 0xFFFD);
        return true;
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    /** As UTF-8. */
    private void appendCharacter(int character) {
        if (character < 0x80) {
            into.append((byte) character);
            return;
        }
        if (character < 0x800) {
            into.append((byte) (0xC0 | character >> 6));
        } else {
            if (character < 0x10000) {
                into.append((byte) (0xE0 | character >> 12));
            } else {
                into.append((byte) (0xF0 | character >> 18));
                into.append((byte) (0x80 | character >> 12 & 0x3F));
            }
            into.append((byte) (0x80 | character >> 6 & 0x3F));
        }
        into.append((byte) (0x80 | character & 0x3F));
    }

    /** The value of four hexadecimal digits; -1 if there are none. */
    private int hex(int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < to ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private boolean is(char c) {
        return at < to && bytes[at] == c;
    }

    private void skipBlanks() {
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
    }
}
