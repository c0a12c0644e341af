package org.dutywatch.compliance.duty.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandlerContext;
import net.fortuna.ical4j.data.DefaultContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.ComponentFactory;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.PropertyListAccessor;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.component.XComponent;
import net.fortuna.ical4j.model.parameter.XParameter;
import net.fortuna.ical4j.model.property.XProperty;
import org.dutywatch.eventkit.csv.TextFile;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Reads an iCalendar file into the model of ical4j. Property values stay as they are written: they are interpreted event
 * by event, so that one bad event does not affect the others, and times stay wall times, which ical4j would shift over a
 * clock change without a word. Its registry of time zones, which could use the network, is not used.
 */
final class CalendarFile {
    private static final int BUFFER_SIZE = 8_192;
    private static final int MAX_DEPTH = 7;
    private static final int MAX_LINES = 400_000;
    private static final int MAX_REASON_LENGTH = 160;

    private CalendarFile() {}

    /**
     * The calendars in the file; there is at least one.
     *
     * @throws ProblemException INVALID_REQUEST if the file is not UTF-8 or no iCalendar, has too many lines, or nests
     *     its components too deeply
     */
    static List<Calendar> read(byte[] file) {
        List<Calendar> calendars = new ArrayList<>();
        try {
            new CalendarParserImpl()
                    .parse(
                            new UnfoldingReader(new StringReader(TextFile.decode(file)), BUFFER_SIZE, true),
                            new Reader(calendars::add));
        } catch (CalendarTooLarge e) {
            throw refused(String.valueOf(e.getMessage()));
        } catch (ParserException | IOException | RuntimeException e) {
            String message = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", " ");
            throw refused("the file is no iCalendar (RFC 5545): "
                    + message.substring(0, Math.min(MAX_REASON_LENGTH, message.length())));
        }
        if (calendars.isEmpty()) {
            throw refused("the file is no iCalendar (RFC 5545): it has no BEGIN:VCALENDAR");
        }
        return calendars;
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

    /** Makes the components, of which only events and time zones matter, and keeps the properties as written. */
    private static final class Reader extends DefaultContentHandler {
        private static final List<ComponentFactory<?>> COMPONENTS = List.of(
                new VEvent.Factory(),
                new VTimeZone.Factory(),
                new Standard.Factory(),
                new Daylight.Factory(),
                new OtherComponents());

        private List<Parameter> parameters = new ArrayList<>();
        private String value = "";
        private int count;

        Reader(Consumer<Calendar> consumer) {
            super(consumer, null, new ContentHandlerContext().withComponentFactorySupplier(() -> COMPONENTS));
        }

        @Override
        public void startComponent(String name) {
            if (components.size() >= MAX_DEPTH) {
                throw new CalendarTooLarge("the parts of the calendar are nested too deeply");
            }
            super.startComponent(name.strip().toUpperCase(Locale.ROOT));
        }

        @Override
        public void startProperty(String name) {
            if (++count > MAX_LINES) {
                throw new CalendarTooLarge("the calendar has more than " + MAX_LINES + " lines");
            }
            parameters = new ArrayList<>();
            value = "";
        }

        @Override
        public void propertyValue(String text) {
            value = text.strip();
        }

        @Override
        public void parameter(String name, String text) {
            boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            parameters.add(new XParameter(
                    name.toUpperCase(Locale.ROOT), quoted ? text.substring(1, text.length() - 1) : text));
        }

        @Override
        public void endProperty(String name) {
            var property = new XProperty(name.strip().toUpperCase(Locale.ROOT), new ParameterList(parameters), value);
            if (components.isEmpty()) {
                calendarProperties.add(property);
            } else {
                components.getFirst().property(property);
            }
        }
    }

    /** Makes every component that is neither an event nor part of a time zone. */
    private static final class OtherComponents implements ComponentFactory<XComponent> {
        private static final Set<String> MADE_BY_OTHERS =
                Set.of(Component.VEVENT, Component.VTIMEZONE, Standard.STANDARD, Daylight.DAYLIGHT);

        @Override
        public XComponent createComponent() {
            return createComponent(new PropertyList());
        }

        @Override
        public XComponent createComponent(PropertyList properties) {
            return new XComponent("X-OTHER", properties);
        }

        @Override
        public XComponent createComponent(PropertyList properties, ComponentList<? extends Component> components) {
            return createComponent(properties);
        }

        @Override
        public boolean supports(String name) {
            return !MADE_BY_OTHERS.contains(name);
        }
    }

    /** The text of the first property with this name, with backslash escapes replaced; empty if there is none. */
    static String text(PropertyListAccessor component, String name) {
        return component.getProperty(name).map(CalendarFile::text).orElse("");
    }

    /** The value as text, with backslash escapes replaced. */
    static String text(Property property) {
        return property.getValue()
                .replaceAll("\\\\[nN]", "\n")
                .replaceAll("\\\\([\\\\;,])", "$1")
                .strip();
    }

    /** The value of a parameter without quotes; null if the property does not have it. */
    static @Nullable String parameter(Property property, String name) {
        return property.getParameter(name).map(Parameter::getValue).orElse(null);
    }
}
