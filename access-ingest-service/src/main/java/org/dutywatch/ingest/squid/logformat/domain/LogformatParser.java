package org.dutywatch.ingest.squid.logformat.domain;

import java.util.ArrayList;
import java.util.List;
import org.dutywatch.ingest.squid.logformat.domain.LogformatPart.Encoding;
import org.dutywatch.ingest.squid.logformat.domain.LogformatPart.Field;
import org.dutywatch.ingest.squid.logformat.domain.LogformatPart.Literal;
import org.jspecify.annotations.Nullable;

/**
 * Splits a {@code logformat} string into text and codes, as Squid does: {@code %[encoding][-][0][width][{argument}]code}.
 * Between quotes or brackets in the text, codes without an encoding are encoded accordingly.
 */
final class LogformatParser {
    private static final String ENCODINGS = "\"[#/'";
    private static final Encoding[] BY_CHARACTER = {
        Encoding.QUOTES, Encoding.BRACKETS, Encoding.URL, Encoding.SHELL, Encoding.RAW
    };
    private static final int LONGEST_SHOWN = 16;

    private final String format;
    private final List<LogformatPart> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Encoding surrounding = Encoding.DEFAULT;
    private int at;

    private LogformatParser(String format) {
        this.format = format;
    }

    static List<LogformatPart> parse(String format) throws InvalidLogformatException {
        return new LogformatParser(format).parts();
    }

    private List<LogformatPart> parts() throws InvalidLogformatException {
        while (at < format.length()) {
            char c = format.charAt(at);
            if (c != '%') {
                text.append(c);
                follow(c);
                at++;
            } else if (format.startsWith("%%", at)) {
                text.append('%');
                at += 2;
            } else {
                endText();
                parts.add(field());
            }
        }
        endText();
        return parts;
    }

    private void endText() {
        if (text.length() > 0) {
            parts.add(new Literal(text.toString()));
            text.setLength(0);
        }
    }

    private void follow(char c) {
        if (c == '"' && surrounding != Encoding.BRACKETS) {
            surrounding = surrounding == Encoding.QUOTES ? Encoding.DEFAULT : Encoding.QUOTES;
        } else if (c == '[' && surrounding == Encoding.DEFAULT) {
            surrounding = Encoding.BRACKETS;
        } else if (c == ']' && surrounding == Encoding.BRACKETS) {
            surrounding = Encoding.DEFAULT;
        }
    }

    private Field field() throws InvalidLogformatException {
        int from = at++;
        Encoding encoding = encoding();
        boolean left = accept('-');
        boolean zero = accept('0');
        int width = number();
        boolean hasMaximum = accept('.') && number() > 0;
        String argument = argument();
        if (format.startsWith("http::", at)) {
            at += "http::".length();
        }
        LogformatCode code = LogformatCode.at(format, at);
        if (code == null || isOfOtherNamespace(code)) {
            int end = Math.min(format.length(), at + LONGEST_SHOWN);
            int blank = format.indexOf(' ', from);
            String shown = format.substring(from, blank > from && blank < end ? blank : end);
            throw InvalidLogformatException.at(from + 1, shown, "no code that we know");
        }
        at += code.name().length();
        argument = argument == null ? argument() : argument;
        String written = format.substring(from, at);
        return new Field(
                written, from + 1, withRole(code, argument), encoding, left, zero, width, hasMaximum, argument);
    }

    /** Whether the letters of the code only begin one such as {@code transport::>connection_id}. */
    private boolean isOfOtherNamespace(LogformatCode code) {
        int end = at;
        while (end < format.length() && Character.isLetter(format.charAt(end))) {
            end++;
        }
        return at + code.name().length() < end && format.startsWith("::", end);
    }

    /** The only header that we read is the one that names the page before. */
    private static LogformatCode withRole(LogformatCode code, @Nullable String argument) {
        return code.name().equals(">h") && "Referer".equalsIgnoreCase(argument)
                ? new LogformatCode(code.name(), LogformatRole.REFERER, code.shape(), code.isRaw())
                : code;
    }

    private Encoding encoding() {
        int index = at < format.length() ? ENCODINGS.indexOf(format.charAt(at)) : -1;
        if (index < 0) {
            return surrounding;
        }
        at++;
        return BY_CHARACTER[index];
    }

    private boolean accept(char c) {
        boolean isNext = at < format.length() && format.charAt(at) == c;
        at += isNext ? 1 : 0;
        return isNext;
    }

    /** A width of at most three digits; 0 if there is none. */
    private int number() {
        int value = 0;
        for (int i = 0; i < 3 && at < format.length() && Character.digit(format.charAt(at), 10) >= 0; i++) {
            value = value * 10 + Character.digit(format.charAt(at++), 10);
        }
        return value;
    }

    private @Nullable String argument() {
        int end = at < format.length() && format.charAt(at) == '{' ? format.indexOf('}', at) : -1;
        if (end < 0) {
            return null;
        }
        String argument = format.substring(at + 1, end);
        at = end + 1;
        return argument;
    }
}
