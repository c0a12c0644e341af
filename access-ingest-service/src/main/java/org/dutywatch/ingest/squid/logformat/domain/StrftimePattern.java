package org.dutywatch.ingest.squid.logformat.domain;

import static org.dutywatch.ingest.reading.domain.Words.digitsEnd;
import static org.dutywatch.ingest.reading.domain.Words.number;

import java.util.ArrayList;
import java.util.List;
import org.dutywatch.ingest.reading.domain.EpochTime;

/**
 * Reads times as strftime writes them, by a format such as {@code %d/%b/%Y:%H:%M:%S %z}. The zone must be certain: the
 * format has an offset, or it is of UTC.
 */
final class StrftimePattern {
    /** Squid's default for {@code %tl}. */
    static final String LOCAL = "%d/%b/%Y:%H:%M:%S %z";

    /** Squid's default for {@code %tg}, which is UTC. */
    static final String UTC = "%d/%b/%Y:%H:%M:%S";

    private static final String SUPPORTED = "YmdbHMSzs";

    /** Each step is a directive of strftime, or else a character of the text with this bit. */
    private static final int TEXT = 0x10000;

    private final int[] steps;

    private StrftimePattern(List<Integer> steps) {
        this.steps = steps.stream().mapToInt(Integer::intValue).toArray();
    }

    /** @param field the code that has the format, or none and so the default */
    static StrftimePattern of(LogformatPart.Field field) throws InvalidLogformatException {
        boolean utc = field.code().name().equals("tg");
        String argument = field.argument();
        String format = argument != null ? argument : utc ? UTC : LOCAL;
        String full = format.replace("%T", "%H:%M:%S").replace("%F", "%Y-%m-%d");
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i < full.length(); i++) {
            char c = full.charAt(i);
            boolean directive = c == '%' && i + 1 < full.length();
            char d = directive ? full.charAt(++i) : c;
            if (directive && SUPPORTED.indexOf(d) < 0) {
                throw field.invalid(
                        "strftime's %" + d + " is not supported; supported: %Y %m %b %d %H %M %S %T %F %z %s");
            }
            if (!directive && d > 0x7E) {
                throw field.invalid("the format of the time has a character that is not ASCII");
            }
            steps.add(directive ? d : TEXT | d);
        }
        require(field, steps, utc);
        return new StrftimePattern(steps);
    }

    private static void require(LogformatPart.Field field, List<Integer> steps, boolean utc)
            throws InvalidLogformatException {
        if (has(steps, 's')) {
            if (utc) {
                throw field.invalid("strftime takes UTC for local time to count the seconds: write %ts or %{%s}tl");
            }
            return;
        }
        boolean complete = has(steps, 'Y')
                && (has(steps, 'm') || has(steps, 'b'))
                && has(steps, 'd')
                && has(steps, 'H')
                && has(steps, 'M')
                && has(steps, 'S');
        if (!complete) {
            throw field.invalid("the time lacks year, month, day, hour, minute or second");
        }
        if (!utc && !has(steps, 'z')) {
            throw field.invalid("the time has no zone: add %z");
        }
    }

    private static boolean has(List<Integer> steps, char directive) {
        return steps.contains((int) directive);
    }

    /** The end of the time that begins here; -1 if none does. */
    int end(byte[] bytes, int from, int to) {
        int at = from;
        for (int step : steps) {
            at = stepEnd(step, bytes, at, to);
            if (at < 0) {
                return -1;
            }
        }
        return at;
    }

    /** The epoch seconds of a time whose end is known; {@link EpochTime#NONE} if there is no such time. */
    long seconds(byte[] bytes, int from, int to) {
        long year = 0;
        int month = 0;
        int day = 0;
        int hour = 0;
        int minute = 0;
        int second = 0;
        int offset = 0;
        int at = from;
        for (int step : steps) {
            int end = stepEnd(step, bytes, at, to);
            switch (step) {
                case 'Y' -> year = number(bytes, at, end);
                case 'm' -> month = (int) number(bytes, at, end);
                case 'b' -> month = EpochTime.month(bytes, at, to);
                case 'd' -> day = (int) number(bytes, at, end);
                case 'H' -> hour = (int) number(bytes, at, end);
                case 'M' -> minute = (int) number(bytes, at, end);
                case 'S' -> second = (int) number(bytes, at, end);
                case 'z' -> offset = EpochTime.offset(bytes, at, to);
                case 's' -> {
                    long seconds = number(bytes, at, end);
                    return EpochTime.isPlausible(seconds) ? seconds : EpochTime.NONE;
                }
                default -> {}
            }
            at = end;
        }
        return EpochTime.of(year, month, day, hour, minute, second, offset);
    }

    private static int stepEnd(int step, byte[] bytes, int at, int to) {
        return switch (step) {
            case 'Y' -> digits(bytes, at, to, 4);
            case 'm', 'd', 'H', 'M', 'S' -> digits(bytes, at, to, 2);
            case 's' -> digits(bytes, at, to, 10);
            case 'b' -> EpochTime.month(bytes, at, to) > 0 ? at + 3 : -1;
            case 'z' -> EpochTime.offset(bytes, at, to) == Integer.MIN_VALUE ? -1 : at + 5;
            default -> at < to && bytes[at] == (byte) step ? at + 1 : -1;
        };
    }

    private static int digits(byte[] bytes, int at, int to, int count) {
        int end = at + count;
        return end <= to && digitsEnd(bytes, at, end) == end ? end : -1;
    }
}
