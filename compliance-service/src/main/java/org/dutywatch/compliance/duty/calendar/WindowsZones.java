package org.dutywatch.compliance.duty.calendar;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.dutywatch.compliance.model.time.IanaZone;
import org.jspecify.annotations.Nullable;

/**
 * The zones that Windows and Outlook name: {@code Central Standard Time}, the same with a number as Outlook adds it, and
 * {@code (UTC-06:00) Central Time (US & Canada)}, as they are shown to people. {@code windows-zones.properties} maps the
 * names to IANA zones as CLDR does, {@code outlook-zones.properties} the shown names of American zones to the names of
 * Windows.
 */
final class WindowsZones {
    private static final Properties ZONES = load("windows-zones.properties");
    private static final Properties SHOWN_NAMES = load("outlook-zones.properties");
    private static final Pattern NUMBERED = Pattern.compile("(.+ Time) \\d{1,2}");
    private static final Pattern SHOWN =
            Pattern.compile("\\((?:UTC|GMT)([+-]\\d{2})[:.](\\d{2})\\) (.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)([+-]\\d{2}:\\d{2})", Pattern.CASE_INSENSITIVE);
    /** A time at which the zones of {@code outlook-zones.properties} have the offsets that their names show. */
    private static final Instant REFERENCE = Instant.parse("2024-01-15T12:00:00Z");

    private WindowsZones() {}

    /**
     * The zone of this name.
     *
     * @param name also an offset such as {@code GMT-06:00}, which is that offset all year
     * @return empty if the name is unknown, or shows another offset than the zone has
     */
    static Optional<ZoneId> find(String name) {
        var numbered = NUMBERED.matcher(name);
        Optional<ZoneId> zone = iana(numbered.matches() ? numbered.group(1) : name);
        if (zone.isPresent()) {
            return zone;
        }
        var offset = OFFSET.matcher(name);
        if (offset.matches()) {
            return offset(offset.group(1)).map(ZoneId.class::cast);
        }
        var shown = SHOWN.matcher(name);
        if (!shown.matches()) {
            return Optional.empty();
        }
        Optional<ZoneOffset> expected = offset(shown.group(1) + ":" + shown.group(2));
        return iana(SHOWN_NAMES.getProperty(shown.group(3)))
                .filter(found -> expected.equals(Optional.of(standardOffset(found))));
    }

    private static ZoneOffset standardOffset(ZoneId zone) {
        return zone.getRules().getStandardOffset(REFERENCE);
    }

    private static Optional<ZoneOffset> offset(String text) {
        try {
            return Optional.of(ZoneOffset.of(text));
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> iana(@Nullable String windowsName) {
        String iana = windowsName == null ? null : ZONES.getProperty(windowsName);
        return iana == null ? Optional.empty() : IanaZone.find(iana);
    }

    private static Properties load(String file) {
        Properties properties = new Properties();
        try (var in = Objects.requireNonNull(WindowsZones.class.getResourceAsStream(file), file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
