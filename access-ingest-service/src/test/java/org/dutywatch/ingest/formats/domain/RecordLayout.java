package org.dutywatch.ingest.formats.domain;

import java.util.List;

/**
 * How a device writes a request. In the template, these are replaced: {@code {user}}, {@code {client}} (an address),
 * {@code {host}}, {@code {path}} and {@code {text}} (what a client writes), and {@code {a|b}}, of which the first stands
 * for an access and each other for none.
 *
 * @param format the name of the format
 * @param escapes how the device may write what a client wrote
 */
record RecordLayout(String format, String template, List<Escape> escapes) {

    RecordLayout(String format, String template, Escape... escapes) {
        this(format, template, List.of(escapes));
    }

    /** What a device does with the text of a client. It never writes a newline. */
    enum Escape {
        /** Nothing. */
        RAW,
        /** A backslash before quotes and backslashes. */
        BACKSLASH {
            @Override
            String apply(String text) {
                return text.replace("\\", "\\\\").replace("\"", "\\\"");
            }
        },
        /** A backslash before quotes, backslashes and closing brackets, as RFC 5424 says. */
        STRUCTURED {
            @Override
            String apply(String text) {
                return BACKSLASH.apply(text).replace("]", "\\]");
            }
        },
        /** As RFC 8259 says: a backslash before quotes and backslashes, and no controls. */
        JSON {
            @Override
            String apply(String text) {
                return BACKSLASH.apply(text).replace("\t", "\\t").replace("\0", "\\u0000");
            }
        },
        /** As RFC 4180 says: quotes are doubled. */
        CSV {
            @Override
            String apply(String text) {
                return text.replace("\"", "\"\"");
            }
        },
        /** A backslash before equals signs, pipes and backslashes. */
        CEF {
            @Override
            String apply(String text) {
                return text.replace("\\", "\\\\").replace("=", "\\=").replace("|", "\\|");
            }
        },
        /** As in a URL: no blanks, quotes or controls. */
        PERCENT {
            @Override
            String apply(String text) {
                return text.replace("%", "%25")
                        .replace(" ", "%20")
                        .replace("\"", "%22")
                        .replace("\t", "%09")
                        .replace("\0", "%00");
            }
        };

        String apply(String text) {
            return text;
        }
    }

    @Override
    public String toString() {
        return format + ": " + template.substring(0, Math.min(60, template.length()));
    }
}
