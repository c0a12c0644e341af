package org.dutywatch.compliance.model.time;

import java.time.Instant;

/** The end of a time that has no end, and the {@code as_of} of a read that leaves out nothing recorded so far. */
public final class FarFuture {
    /** Later than every time that is recorded or planned. */
    public static final Instant INSTANT = Instant.parse("9999-01-01T00:00:00Z");

    private FarFuture() {}
}
