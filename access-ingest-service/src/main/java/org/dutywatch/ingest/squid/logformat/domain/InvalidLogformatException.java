package org.dutywatch.ingest.squid.logformat.domain;

/** A {@code logformat} whose lines could not be read with certainty. The message says why, for people, and where. */
public final class InvalidLogformatException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidLogformatException(String message) {
        super(message);
    }

    /** @param position of the code in the string, from 1 */
    static InvalidLogformatException at(int position, String code, String why) {
        return new InvalidLogformatException(code + " at position " + position + ": " + why);
    }
}
