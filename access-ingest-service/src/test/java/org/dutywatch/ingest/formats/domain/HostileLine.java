package org.dutywatch.ingest.formats.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A line in which a client wrote hostile text, and all that it may say: what the device wrote.
 *
 * @param user whom the device wrote, without a domain; the client's address if it wrote nobody
 * @param employee the only employee whom an observation may be about; null if it is none
 * @param denied whether the device says that it is no access
 */
record HostileLine(String user, @Nullable String employee, String host, boolean denied, byte[] bytes) {
    /** The only host of the lines that is no monitored site. */
    private static final String OTHER_SITE = "www.dailynews.example";

    /** The domain that devices write, as the reader writes it behind a user whom it does not know. */
    private static final String OF_DOMAIN = "@ridgemont";

    /** An observation is about the employee, host and time that the device wrote, and says whether it was denied. */
    void assertSaysWhatTheDeviceSaid(LineOutcome outcome) {
        AccessObservation observation = outcome.observation();
        boolean said = observation == null
                || Objects.equals(observation.employeeId(), employee)
                        && observation.host().equals(host)
                        && observation.end().equals(RecordFixtures.NOON)
                        && observation.denied() == denied;
        if (!said) {
            throw failure(outcome);
        }
        if (outcome instanceof LineOutcome.Unattributed unattributed && unattributed.pending() != null) {
            String name = unattributed.pending().identity().name();
            if (!name.equalsIgnoreCase(user) && !name.equalsIgnoreCase(user + OF_DOMAIN)) {
                throw failure("kept for " + name);
            }
        }
    }

    /** Wherever the line was cut, an observation is about the employee. */
    void assertIsOfTheEmployee(LineOutcome outcome) {
        AccessObservation observation = outcome.observation();
        if (observation != null && !Objects.equals(observation.employeeId(), employee)) {
            throw failure(outcome);
        }
    }

    /** A client may damage a line of his own, but then it is counted as damaged. */
    void assertIsNotHidden(LineOutcome outcome) {
        boolean access = !denied && !host.equals(OTHER_SITE);
        boolean shown = outcome instanceof LineOutcome.Observed
                || outcome instanceof LineOutcome.Unattributed
                || outcome instanceof LineOutcome.Malformed;
        if (access && !shown) {
            throw failure(outcome);
        }
    }

    private AssertionError failure(Object what) {
        return new AssertionError(what + ", but it is " + employee + "'s, of " + host + ", in the line\n" + this);
    }

    @Override
    public String toString() {
        return new String(bytes, UTF_8);
    }
}
