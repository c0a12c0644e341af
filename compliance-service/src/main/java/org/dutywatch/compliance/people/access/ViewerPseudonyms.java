package org.dutywatch.compliance.people.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.eventkit.rest.TimeRange;

/**
 * The pseudonyms of one viewer in one period: {@code P-} and 50 bits in Crockford's base 32, which has no I, L, O and
 * U. Computing one takes microseconds.
 */
public final class ViewerPseudonyms {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final int BITS = 5;

    private final Mac mac;
    private final ViewerIds ids;
    private final SealedPageTokens pageTokens;
    private final ViewerOrder order;
    private final Map<String, String> computed = new HashMap<>();

    ViewerPseudonyms(Mac mac, ViewerIds ids, SealedPageTokens pageTokens, ViewerOrder order) {
        this.mac = mac;
        this.ids = ids;
        this.pageTokens = pageTokens;
        this.order = order;
    }

    /** The pseudonym of this employee; also of an id that belongs to nobody. */
    public synchronized String of(String employeeId) {
        return computed.computeIfAbsent(employeeId, this::compute);
    }

    /** What is shown instead of ids of objects about employees. */
    ViewerIds ids() {
        return ids;
    }

    SealedPageTokens pageTokens() {
        return pageTokens;
    }

    ViewerOrder order() {
        return order;
    }

    /** What is shown instead of a time that could give the employee away: the beginning of its local day. */
    Instant startOfDay(Instant time) {
        return startOf(time.atZone(order.zone()).toLocalDate());
    }

    /** The whole local days that the range touches. */
    TimeRange wholeDays(TimeRange range) {
        Instant lastDay = startOfDay(range.to());
        return new TimeRange(
                startOfDay(range.from()),
                lastDay.equals(range.to())
                        ? lastDay
                        : startOf(lastDay.atZone(order.zone()).toLocalDate().plusDays(1)));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(order.zone()).toInstant();
    }

    private String compute(String employeeId) {
        byte[] hash = mac.doFinal(employeeId.getBytes(StandardCharsets.UTF_8));
        long bits = ByteBuffer.wrap(hash).getLong();
        var pseudonym = new StringBuilder(EmployeeFacts.PSEUDONYM_PREFIX);
        for (int i = 0; i < LENGTH; i++) {
            pseudonym.append(ALPHABET.charAt((int) (bits & (ALPHABET.length() - 1))));
            bits >>>= BITS;
        }
        return pseudonym.toString();
    }
}
