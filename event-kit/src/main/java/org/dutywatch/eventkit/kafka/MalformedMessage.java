package org.dutywatch.eventkit.kafka;

/** A message that cannot be decoded, now or later; the reason goes into its dead letter. */
public class MalformedMessage extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedMessage(String reason) {
        super(reason);
    }

    public MalformedMessage(String reason, Throwable cause) {
        super(reason, cause);
    }
}
