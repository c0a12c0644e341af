package org.dutywatch.eventkit.kafka;

/** A message that can never be understood, with the reason that its dead letter carries. */
public class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    public Malformed(String reason) {
        super(reason);
    }

    public Malformed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
