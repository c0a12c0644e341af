package org.dutywatch.eventkit.kafka;

/** A message that cannot be decoded, now or later; the reason goes into its dead letter. */
public class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    public Malformed(String reason) {
        super(reason);
    }

    public Malformed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
