package org.dutywatch.ingest.squid.logformat.domain;

import static org.dutywatch.ingest.squid.logformat.domain.LogformatRole.IGNORED;
import static org.dutywatch.ingest.squid.logformat.domain.LogformatShape.ADDRESS;
import static org.dutywatch.ingest.squid.logformat.domain.LogformatShape.CAPITALS;
import static org.dutywatch.ingest.squid.logformat.domain.LogformatShape.DIGITS;
import static org.dutywatch.ingest.squid.logformat.domain.LogformatShape.FRACTION;
import static org.dutywatch.ingest.squid.logformat.domain.LogformatShape.NAME;
import static org.dutywatch.ingest.squid.logformat.domain.LogformatShape.TEXT;
import static org.dutywatch.ingest.squid.logformat.domain.LogformatShape.TIME;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code of Squid's {@code logformat}. If several codes of a format have one role, the first of this list counts, and the
 * others are read over.
 *
 * @param name without percent sign, modifiers and argument
 * @param isRaw Squid writes it as the client sent it unless an encoding is given, so that it could hold a newline
 * @see <a href="https://www.squid-cache.org/Doc/config/logformat">logformat</a>
 */
record LogformatCode(String name, LogformatRole role, LogformatShape shape, boolean isRaw) {

    /** If several codes have one role, the best comes first. */
    private static final List<LogformatCode> ALL = List.of(
            read("ts", LogformatRole.SECONDS, DIGITS),
            read("tu", LogformatRole.MILLISECONDS, DIGITS),
            read("tl", LogformatRole.TIME, TIME),
            read("tg", LogformatRole.TIME, TIME),
            read("tr", LogformatRole.ELAPSED, DIGITS),
            read("tS", IGNORED, FRACTION),
            raw("un", LogformatRole.USER),
            raw("ul", LogformatRole.USER),
            raw("ue", LogformatRole.USER),
            raw("ui", IGNORED),
            read(">Hs", LogformatRole.STATUS, DIGITS),
            read("Hs", LogformatRole.STATUS, DIGITS),
            read("Ss", LogformatRole.RESULT, CAPITALS),
            read("Sh", LogformatRole.PEER, CAPITALS),
            read("rm", LogformatRole.METHOD, TEXT),
            read(">rm", LogformatRole.METHOD, TEXT),
            read("ru", LogformatRole.URL, TEXT),
            read(">ru", LogformatRole.URL, TEXT),
            read("mt", LogformatRole.TYPE, TEXT),
            read(">st", LogformatRole.BYTES_UP, DIGITS),
            read("<st", LogformatRole.BYTES_DOWN, DIGITS),
            read("st", IGNORED, DIGITS),
            raw("ssl::>sni", LogformatRole.SERVER_NAME),
            raw("tls::>sni", LogformatRole.SERVER_NAME),
            read(">eui", IGNORED, ADDRESS),
            read(">la", IGNORED, ADDRESS),
            read(">lp", IGNORED, DIGITS),
            read("<la", IGNORED, ADDRESS),
            read("<lp", IGNORED, DIGITS),
            read("la", IGNORED, ADDRESS),
            read("lp", IGNORED, DIGITS),
            read(">ha", IGNORED, TEXT),
            read(">h", IGNORED, TEXT),
            read("<h", IGNORED, TEXT),
            read("<Hs", IGNORED, DIGITS),
            read("<bs", IGNORED, DIGITS),
            read("<sH", IGNORED, DIGITS),
            read("<sS", IGNORED, DIGITS),
            read("<sh", IGNORED, DIGITS),
            read(">sh", IGNORED, DIGITS),
            read("<pt", IGNORED, DIGITS),
            read("<tt", IGNORED, DIGITS),
            read("dt", IGNORED, DIGITS),
            read("<rm", IGNORED, TEXT),
            read("<ru", IGNORED, TEXT),
            read(">rs", IGNORED, TEXT),
            read(">rd", IGNORED, TEXT),
            read(">rP", IGNORED, DIGITS),
            read(">rp", IGNORED, TEXT),
            read("rp", IGNORED, TEXT),
            read(">rv", IGNORED, FRACTION),
            read("rv", IGNORED, FRACTION),
            read("err_code", IGNORED, NAME),
            read("err_detail", IGNORED, TEXT),
            read("ssl::bump_mode", IGNORED, NAME),
            read("et", IGNORED, TEXT),
            read("ea", IGNORED, TEXT),
            read("sn", IGNORED, DIGITS),
            read(">a", LogformatRole.CLIENT, ADDRESS),
            read(">A", LogformatRole.CLIENT, TEXT),
            read(">p", IGNORED, DIGITS),
            read("<a", IGNORED, ADDRESS),
            read("<A", IGNORED, TEXT),
            read("<p", IGNORED, DIGITS));

    /** The code that begins here, as Squid finds it; null if none does. */
    static @Nullable LogformatCode at(String format, int from) {
        LogformatCode longest = null;
        for (LogformatCode code : ALL) {
            boolean longer = longest == null || code.name.length() > longest.name.length();
            if (longer && format.startsWith(code.name, from)) {
                longest = code;
            }
        }
        return longest;
    }

    /** The place in the list, by which one of several codes with one role is chosen. */
    int rank() {
        return ALL.indexOf(this);
    }

    private static LogformatCode read(String name, LogformatRole role, LogformatShape shape) {
        return new LogformatCode(name, role, shape, false);
    }

    private static LogformatCode raw(String name, LogformatRole role) {
        return new LogformatCode(name, role, TEXT, true);
    }
}
