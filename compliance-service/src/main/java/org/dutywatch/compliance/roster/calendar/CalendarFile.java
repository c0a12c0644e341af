package org.dutywatch.compliance.roster.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Reads the lines of an iCalendar file with ical4j's parser. Values are left as they are written: what they mean is
 * decided event by event, so that one bad event does not spoil the others. Nothing here can fetch anything: ical4j's
 * own reading of time zones, which can, is not used.
 */
final class CalendarFile {
    private static final int BUFFER = 8_192;
    private static final int DEEPEST = 8;
    private static final int MOST_LINES = 400_000;
    private static final int LONGEST_REASON = 160;

    private CalendarFile() {}

    /**
     * The calendars of the file; there is at least one.
     *
     * @throws ProblemException INVALID_REQUEST where the file is no iCalendar
     */
    static List<Component> read(byte[] file) {
        var lines = new Lines();
        try {
            new CalendarParserImpl().parse(new UnfoldingReader(new StringReader(text(file)), BUFFER, true), lines);
        } catch (TooMuch e) {
            throw refused(String.valueOf(e.getMessage()));
        } catch (ParserException | IOException | RuntimeException e) {
            String message = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", " ");
            throw refused("the file is no iCalendar (RFC 5545): "
                    + message.substring(0, Math.min(LONGEST_REASON, message.length())));
        }
        if (lines.calendars.isEmpty()) {
            throw refused("the file is no iCalendar (RFC 5545): it has no BEGIN:VCALENDAR");
        }
        return lines.calendars;
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused("the file is not UTF-8");
        }
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch(String message) {
            super(message);
        }
    }

    private static final class Lines implements ContentHandler {
        private final List<Component> calendars = new ArrayList<>();
        private final Deque<Component> open = new ArrayDeque<>();
        private Map<String, String> parameters = new HashMap<>();
        private String value = "";
        private int count;

        @Override
        public void startCalendar() {
            startComponent("VCALENDAR");
        }

        @Override
        public void endCalendar() {
            calendars.add(open.pop());
        }

        @Override
        public void startComponent(String name) {
            if (open.size() >= DEEPEST) {
                throw new TooMuch("the parts of the calendar are nested too deeply");
            }
            var component = Component.named(name.strip().toUpperCase(Locale.ROOT));
            var parent = open.peek();
            if (parent != null) {
                parent.components().add(component);
            }
            open.push(component);
        }

        @Override
        public void endComponent(String name) {
            open.pop();
        }

        @Override
        public void startProperty(String name) {
            if (++count > MOST_LINES) {
                throw new TooMuch("the calendar has more than " + MOST_LINES + " lines");
            }
            parameters = new HashMap<>();
            value = "";
        }

        @Override
        public void propertyValue(String text) {
            value = text.strip();
        }

        @Override
        public void parameter(String name, String text) {
            boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            parameters.put(name.toUpperCase(Locale.ROOT), quoted ? text.substring(1, text.length() - 1) : text);
        }

        @Override
        public void endProperty(String name) {
            var component = open.peek();
            if (component != null) {
                component
                        .properties()
                        .add(new Component.Property(name.strip().toUpperCase(Locale.ROOT), parameters, value));
            }
        }
    }
}
