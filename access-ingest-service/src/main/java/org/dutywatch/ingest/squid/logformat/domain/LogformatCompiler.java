package org.dutywatch.ingest.squid.logformat.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.squid.logformat.domain.LogformatPart.Encoding;
import org.dutywatch.ingest.squid.logformat.domain.LogformatPart.Field;
import org.dutywatch.ingest.squid.logformat.domain.LogformatPart.Literal;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a {@code logformat} string, and refuses one whose lines could not be read with certainty. The rule: each field
 * ends at the first byte that it cannot hold, and the text after it begins with such a byte. For text that a client or site
 * chooses, this is a blank or tab, or the closing quote or bracket if the field is encoded accordingly.
 */
final class LogformatCompiler {
    private static final int LONGEST = 1000;
    private static final int MOST_FIELDS = 60;

    private final List<LogformatPart> parts;
    private final boolean hasQuotes;
    private final Map<LogformatRole, Field> chosen = new EnumMap<>(LogformatRole.class);

    private LogformatCompiler(List<LogformatPart> parts) {
        this.parts = parts;
        this.hasQuotes = parts.stream()
                .anyMatch(part -> part instanceof Literal text && text.text().contains("\""));
    }

    /** The format, ready to read lines. */
    static SquidLogformat compile(String format) throws InvalidLogformatException {
        if (format.length() > LONGEST) {
            throw new InvalidLogformatException("it is longer than " + LONGEST + " characters");
        }
        if (format.startsWith("logformat ")) {
            throw new InvalidLogformatException(
                    "leave out 'logformat' and the name: the string begins with the first code");
        }
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (Character.isISOControl(c) && c != '\t' || Character.isSurrogate(c)) {
                throw InvalidLogformatException.at(
                        i + 1, "U+%04X".formatted((int) c), "a newline or another character that squid.conf has not");
            }
        }
        if (!format.equals(format.strip())) {
            throw new InvalidLogformatException("it has a blank at its begin or end");
        }
        return new LogformatCompiler(LogformatParser.parse(format)).format();
    }

    private SquidLogformat format() throws InvalidLogformatException {
        List<Field> fields = parts.stream()
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .toList();
        if (fields.size() > MOST_FIELDS) {
            throw new InvalidLogformatException("it has more than " + MOST_FIELDS + " codes");
        }
        for (Field field : fields) {
            choose(field);
        }
        requireRoles(fields);
        List<LogformatField> compiled = new ArrayList<>();
        String before = "";
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Literal text) {
                before = text.text();
            } else {
                LogformatPart next = i + 1 < parts.size() ? parts.get(i + 1) : null;
                compiled.add(compiled((Field) parts.get(i), before, next));
                before = "";
            }
        }
        return new SquidLogformat(compiled, LogformatField.bytes(before), leading(fields));
    }

    private void choose(Field field) {
        LogformatRole role = field.code().role();
        chosen.merge(
                role, field, (one, other) -> other.code().rank() < one.code().rank() ? other : one);
    }

    private void requireRoles(List<Field> fields) throws InvalidLogformatException {
        requireOneTime(fields);
        requireMilliseconds();
        if (!has(LogformatRole.USER) && !has(LogformatRole.CLIENT)) {
            throw new InvalidLogformatException("it has neither user nor client: add %[un or %>a");
        }
        require(LogformatRole.METHOD, "no method: add %rm");
        require(LogformatRole.URL, "no URL: add %ru");
        require(LogformatRole.STATUS, "no status: add %03>Hs");
        require(LogformatRole.BYTES_DOWN, "no size of the answer: add %<st");
        require(LogformatRole.RESULT, "no result, so that a denied request would look like an access: add %Ss");
        require(LogformatRole.PEER, "no hierarchy code, so that a filter's answer would look like an access: add %Sh");
    }

    private void require(LogformatRole role, String why) throws InvalidLogformatException {
        if (!has(role)) {
            throw new InvalidLogformatException("it has " + why);
        }
    }

    private boolean has(LogformatRole role) {
        return chosen.containsKey(role);
    }

    private static void requireOneTime(List<Field> fields) throws InvalidLogformatException {
        Field time = null;
        for (Field field : fields) {
            boolean isTime =
                    field.code().role() == LogformatRole.SECONDS || field.code().role() == LogformatRole.TIME;
            if (isTime && time != null) {
                throw field.invalid("a second time beside " + time.written() + " at position " + time.position()
                        + ", and they may differ: keep one");
            }
            time = isTime ? field : time;
        }
        if (time == null) {
            throw new InvalidLogformatException("it has no time: add %ts.%03tu");
        }
    }

    private void requireMilliseconds() throws InvalidLogformatException {
        Field field = chosen.get(LogformatRole.MILLISECONDS);
        if (field != null && (!field.zero() || field.widthMin() != 3 || field.hasWidthMax())) {
            throw field.invalid("without three digits .5 may be 5 or 500 ms: write %03tu");
        }
    }

    private LogformatField compiled(Field field, String before, @Nullable LogformatPart next)
            throws InvalidLogformatException {
        if (next instanceof Field other) {
            throw other.invalid("nothing separates it from " + field.written());
        }
        if (field.hasWidthMax()) {
            throw field.invalid("it is cut at a width, so what it says is not certain");
        }
        String after = next instanceof Literal text ? text.text() : "";
        LogformatRole role =
                chosen.get(field.code().role()) == field ? field.code().role() : LogformatRole.IGNORED;
        boolean isText = field.code().shape() == LogformatShape.TEXT;
        boolean escapes = isText && field.encoding() == Encoding.QUOTES;
        boolean[] allowed = isText ? textBytes(field, after) : serverBytes(field, after);
        if (next == null && role.isWholeOnly()) {
            throw field.invalid(
                    "it is last, so that a line that a relay cut would say something else: put another code,"
                            + " quotes or brackets after it");
        }
        String place = field.written() + " (position " + field.position() + " of the logformat)";
        return new LogformatField(
                LogformatField.bytes(before),
                role,
                allowed,
                escapes,
                field.isPadded(),
                field.left(),
                field.code().shape() == LogformatShape.TIME ? StrftimePattern.of(field) : null,
                new Malformed("bad_separator", "the text before " + place + " is not there"),
                new Malformed(role.reason, place + " is not " + role.expected));
    }

    /** The bytes of a field that Squid alone writes. */
    private static boolean[] serverBytes(Field field, String after) throws InvalidLogformatException {
        if (field.encoding() == Encoding.URL && field.code().shape() == LogformatShape.TIME) {
            throw field.invalid("a time is not percent-encoded");
        }
        if (!after.isEmpty() && field.code().shape().allows(after.charAt(0))) {
            throw field.invalid("'" + after.charAt(0) + "' follows, which it may hold: put a blank after it");
        }
        return field.code().shape().allowed();
    }

    /** The bytes of a field that a client or site chooses. */
    private boolean[] textBytes(Field field, String after) throws InvalidLogformatException {
        if (field.encoding() == Encoding.RAW || field.encoding() == Encoding.SHELL) {
            throw field.invalid("free text that clients write without escapes: put it in quotes, as \"%code\"");
        }
        if (field.code().isRaw() && field.encoding() == Encoding.DEFAULT) {
            throw field.invalid(
                    "Squid writes it as the client sent it: write it in quotes, in brackets, or with %[ or %#");
        }
        char end = after.isEmpty() ? ' ' : after.charAt(0);
        boolean closed = end == '"' && field.encoding() == Encoding.QUOTES
                || end == ']' && field.encoding() == Encoding.BRACKETS;
        if (!closed && end != ' ' && end != '\t') {
            throw field.invalid("'" + end + "' follows, which it may hold: put a blank after it, or put it in quotes");
        }
        boolean[] allowed = new boolean[256];
        for (int b = 1; b < allowed.length; b++) {
            allowed[b] = b > ' ' && b != 0x7F || closed && b == ' ';
        }
        boolean inBrackets = closed && end == ']';
        allowed['"'] = inBrackets || !hasQuotes;
        if (field.encoding() == Encoding.BRACKETS) {
            allowed['['] = false;
            allowed[']'] = false;
        }
        return allowed;
    }

    /** How many fields at the begin of the line are the proxy's own. They must show that a line begins. */
    private int leading(List<Field> fields) throws InvalidLogformatException {
        int count = 0;
        boolean shows = false;
        while (count < fields.size() && fields.get(count).code().shape() != LogformatShape.TEXT) {
            LogformatRole role = fields.get(count).code().role();
            shows |= role == LogformatRole.SECONDS || role == LogformatRole.TIME || role == LogformatRole.CLIENT;
            count++;
        }
        if (!shows) {
            throw fields.get(0)
                    .invalid(
                            "a line must begin with its time or the client's address, because clients choose all text");
        }
        return count;
    }
}
