package org.dutywatch.ingest.formats.domain;

/** The options of a source do not fit its format. The message names the option and says what is wrong, for people. */
public final class InvalidOptionsException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidOptionsException(String message) {
        super(message);
    }
}
