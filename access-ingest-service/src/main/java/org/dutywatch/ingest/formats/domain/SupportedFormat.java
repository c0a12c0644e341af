package org.dutywatch.ingest.formats.domain;

import java.util.Set;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineFormat;

/**
 * A format that a source may have.
 *
 * @param name by which a source selects it
 * @param description what a line holds, for administrators
 * @param exampleLine a line that it reads with the example options
 * @param exampleOptions options with which it reads the example line
 * @param required the options that a source of this format must have
 * @param allowed the other options that it may have
 */
public record SupportedFormat(
        String name,
        String description,
        String exampleLine,
        FormatOptions exampleOptions,
        Set<FormatOption> required,
        Set<FormatOption> allowed,
        Maker maker) {

    public SupportedFormat {
        required = Set.copyOf(required);
        allowed = Set.copyOf(allowed);
    }

    /** An option that only some formats have. */
    public enum FormatOption {
        LOGFORMAT,
        COLUMNS,
        FIELDS,
        DATE_ORDER,
        /** The format has times without a zone, so that the source must name one. */
        ZONE
    }

    /** Makes the format of one source. */
    @FunctionalInterface
    public interface Maker {
        /** @throws InvalidOptionsException if the options are not those of such lines */
        LineFormat make(FormatOptions options) throws InvalidOptionsException;
    }

    /** A format without options. */
    public static SupportedFormat of(LineFormat format, String description, String exampleLine) {
        return new SupportedFormat(
                format.name(), description, exampleLine, FormatOptions.DEFAULT, Set.of(), Set.of(), options -> format);
    }

    /** A format whose times have no zone. */
    public static SupportedFormat inZone(String name, String description, String exampleLine, Maker maker) {
        return new SupportedFormat(
                name, description, exampleLine, FormatOptions.DEFAULT, Set.of(FormatOption.ZONE), Set.of(), maker);
    }
}
