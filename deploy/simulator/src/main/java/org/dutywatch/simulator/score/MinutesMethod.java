package org.dutywatch.simulator.score;

import org.dutywatch.simulator.reading.ObservedShift;

/** A method that computes minutes from a log. */
public interface MinutesMethod {
    String name();

    MethodResult compute(ObservedShift shift);

    /** The result of a method for one shift; figures in minutes. */
    record MethodResult(double low, double point, double high, boolean alert, boolean review) {
        /** The result of a method without a band: an alert where the minutes are over the limit, never a review. */
        static MethodResult withoutBand(double minutes, double limit) {
            return new MethodResult(minutes, minutes, minutes, minutes > limit, false);
        }
    }
}
