package org.dutywatch.benchmarks.minutes.score;

import org.dutywatch.benchmarks.minutes.reading.ReadShift;

/** A way to make minutes of a log. */
public interface Method {
    String name();

    Answer answer(ReadShift shift);

    /** What a method says of a shift. */
    record Answer(double low, double point, double high, boolean alert, boolean review) {
        /** Of a method that knows no doubt: over the limit is over the limit. */
        static Answer plain(double minutes, double limit) {
            return new Answer(minutes, minutes, minutes, minutes > limit, false);
        }
    }
}
