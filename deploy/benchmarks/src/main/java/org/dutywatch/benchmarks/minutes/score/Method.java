package org.dutywatch.benchmarks.minutes.score;

import org.dutywatch.benchmarks.minutes.reading.ReadShift;

/** A method that computes minutes from a log. */
public interface Method {
    String name();

    Answer answer(ReadShift shift);

    /** The result of a method for one shift; figures in minutes. */
    record Answer(double low, double point, double high, boolean alert, boolean review) {
        /** The result of a method without a band: an alert where the minutes are over the limit, never a review. */
        static Answer plain(double minutes, double limit) {
            return new Answer(minutes, minutes, minutes, minutes > limit, false);
        }
    }
}
