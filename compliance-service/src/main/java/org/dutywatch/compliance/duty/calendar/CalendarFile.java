package org.dutywatch.compliance.duty.calendar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.dutywatch.eventkit.csv.TextFile;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Reads an iCalendar file into its components. Property values stay as they are written: they are interpreted event by
 * event, so that one bad event does not affect the others.
 *
 * <p>Lines are unfolded as octets and decoded then (RFC 5545, section 3.1), because programs fold between the octets of
 * a character. A line that cannot be read spoils its component only if it may change what the component means.
 */
final class CalendarFile {
    private static final String CALENDAR = "VCALENDAR";
    private static final int MAX_DEPTH = 7;
    private static final int MAX_LINES = 400_000;
    private static final int MAX_QUOTED_LENGTH = 60;

    private final List<CalendarComponent> calendars = new ArrayList<>();
    private final Deque<CalendarComponent> open = new ArrayDeque<>();
    private boolean isBehindReadProperty;

    private CalendarFile() {}

    /**
     * The calendars in the file; there is at least one.
     *
     * @throws ProblemException INVALID_REQUEST if the file is no iCalendar or ends too early, has too many lines, or
     *     nests its components too deeply
     */
    static List<CalendarComponent> read(byte[] file) {
        var reader = new CalendarFile();
        List<Line> lines = unfold(utf8(file));
        if (lines.size() > MAX_LINES) {
            throw refused("the calendar has more than " + MAX_LINES + " lines");
        }
        for (Line line : lines) {
            if (!line.text().isBlank()) {
                reader.read(line.text(), line.number());
            }
        }
        if (reader.calendars.isEmpty() && reader.open.isEmpty()) {
            throw noCalendar("it has no BEGIN:VCALENDAR");
        }
        if (!reader.open.isEmpty()) {
            throw noCalendar("it ends before END:" + reader.open.peek().name());
        }
        return reader.calendars;
    }

    private static byte[] utf8(byte[] file) {
        return TextFile.encoding(file).equals(StandardCharsets.UTF_8)
                ? file
                : TextFile.decode(file).getBytes(StandardCharsets.UTF_8);
    }

    /** @param number the number of its first line in the file, from 1 */
    private record Line(String text, int number) {}

    /** The lines of a file, with those joined that continue the line before: they begin with a blank or a tab. */
    private static List<Line> unfold(byte[] file) {
        List<Line> lines = new ArrayList<>();
        var line = new ByteArrayOutputStream();
        int first = 1;
        int number = 1;
        int at = 0;
        while (at < file.length) {
            int end = at;
            while (end < file.length && file[end] != '\n' && file[end] != '\r') {
                end++;
            }
            line.write(file, at, end - at);
            at = end + 1 < file.length && file[end] == '\r' && file[end + 1] == '\n' ? end + 2 : end + 1;
            boolean isContinued = at < file.length && (file[at] == ' ' || file[at] == '\t');
            number++;
            if (isContinued) {
                at++;
            } else {
                lines.add(new Line(decoded(line), first));
                line.reset();
                first = number;
            }
        }
        if (line.size() > 0) {
            lines.add(new Line(decoded(line), first));
        }
        return lines;
    }

    /** The text of a line; octets that are not UTF-8 become the replacement character. */
    private static String decoded(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void read(String text, int number) {
        var line = ContentLine.parse(text, number);
        var property = line.property();
        if (property != null && line.name().equals("BEGIN")) {
            begin(property.value().toUpperCase(Locale.ROOT));
        } else if (property != null && line.name().equals("END")) {
            end(property.value().toUpperCase(Locale.ROOT));
        } else if (open.isEmpty()) {
            throw noCalendar("line " + number + " is outside of BEGIN:VCALENDAR and END:VCALENDAR: '"
                    + text.substring(0, Math.min(MAX_QUOTED_LENGTH, text.length())) + "'");
        } else {
            add(line);
        }
    }

    private void begin(String name) {
        if (open.isEmpty() && !name.equals(CALENDAR)) {
            throw noCalendar("it has no BEGIN:VCALENDAR");
        }
        if (open.size() >= MAX_DEPTH) {
            throw refused("the parts of the calendar are nested too deeply");
        }
        open.push(new CalendarComponent(name));
        isBehindReadProperty = true;
    }

    private void end(String name) {
        if (open.isEmpty() || !open.peek().name().equals(name)) {
            throw noCalendar("END:" + name.substring(0, Math.min(MAX_QUOTED_LENGTH, name.length()))
                    + " does not end what began last");
        }
        var ended = open.pop();
        if (open.isEmpty()) {
            calendars.add(ended);
        } else {
            open.peek().add(ended);
        }
        isBehindReadProperty = true;
    }

    /**
     * Adds a property. A line that cannot be read belongs to the property before, whose text some programs do not fold,
     * or is a property of its own: it damages the component if either can change what the component means. A property with
     * control characters is left out.
     */
    private void add(ContentLine line) {
        var component = open.element();
        var property = line.property();
        boolean isRead = line.isRead() || property == null && isBehindReadProperty;
        if (line.damage() != null && isRead) {
            component.addDamage(line.damage());
        }
        if (property != null) {
            if (!line.hasControlCharacters()) {
                component.add(property);
            }
            isBehindReadProperty = line.isRead();
        }
    }

    private static ProblemException noCalendar(String reason) {
        return refused("the file is no iCalendar (RFC 5545): " + reason.replaceAll("\\p{Cntrl}", " "));
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
