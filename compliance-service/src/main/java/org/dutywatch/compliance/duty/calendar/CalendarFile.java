package org.dutywatch.compliance.duty.calendar;

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
 * Reads the components and properties of an iCalendar file with ical4j's parser. Property values stay as they are
 * written; they are interpreted event by event, so that one bad event does not affect the others. Nothing is fetched
 * from the network: ical4j's own reading of time zones, which could do so, is not used.
 */
final class CalendarFile {
    private static final int BUFFER_SIZE = 8_192;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_LINES = 400_000;
    private static final int MAX_REASON_LENGTH = 160;

    private CalendarFile() {}

    /**
     * The VCALENDAR components of the file; there is at least one.
     *
     * @throws ProblemException INVALID_REQUEST if the file is not UTF-8 or no iCalendar, has too many lines, or nests
     *     its components too deeply
     */
    static List<CalendarComponent> read(byte[] file) {
        var collector = new ComponentCollector();
        try {
            new CalendarParserImpl()
                    .parse(new UnfoldingReader(new StringReader(text(file)), BUFFER_SIZE, true), collector);
        } catch (CalendarTooLarge e) {
            throw refused(String.valueOf(e.getMessage()));
        } catch (ParserException | IOException | RuntimeException e) {
            String message = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", " ");
            throw refused("the file is no iCalendar (RFC 5545): "
                    + message.substring(0, Math.min(MAX_REASON_LENGTH, message.length())));
        }
        if (collector.calendars.isEmpty()) {
            throw refused("the file is no iCalendar (RFC 5545): it has no BEGIN:VCALENDAR");
        }
        return collector.calendars;
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

    private static final class CalendarTooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CalendarTooLarge(String message) {
            super(message);
        }
    }

    private static final class ComponentCollector implements ContentHandler {
        private final List<CalendarComponent> calendars = new ArrayList<>();
        private final Deque<CalendarComponent> openComponents = new ArrayDeque<>();
        private Map<String, String> parameters = new HashMap<>();
        private String value = "";
        private int count;

        @Override
        public void startCalendar() {
            startComponent("VCALENDAR");
        }

        @Override
        public void endCalendar() {
            calendars.add(openComponents.pop());
        }

        @Override
        public void startComponent(String name) {
            if (openComponents.size() >= MAX_DEPTH) {
                throw new CalendarTooLarge("the parts of the calendar are nested too deeply");
            }
            var component = CalendarComponent.named(name.strip().toUpperCase(Locale.ROOT));
            var parent = openComponents.peek();
            if (parent != null) {
                parent.components().add(component);
            }
            openComponents.push(component);
        }

        @Override
        public void endComponent(String name) {
            openComponents.pop();
        }

        @Override
        public void startProperty(String name) {
            if (++count > MAX_LINES) {
                throw new CalendarTooLarge("the calendar has more than " + MAX_LINES + " lines");
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
            var component = openComponents.peek();
            if (component != null) {
                component
                        .properties()
                        .add(new CalendarComponent.CalendarProperty(
                                name.strip().toUpperCase(Locale.ROOT), parameters, value));
            }
        }
    }
}
