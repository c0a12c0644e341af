package org.dutywatch.eventkit.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The position after which the next page of a list sorted by time and id starts. It contains no personal data. */
public record PageToken(Instant time, UUID id) {
    private static final PageToken BEFORE_ALL = new PageToken(Instant.EPOCH, new UUID(0, 0));

    /**
     * The position after which a page starts.
     *
     * @param text null means the first page of a list whose times are after 1970
     * @throws ProblemException as {@link #read}
     */
    public static PageToken startOf(@Nullable String text) {
        return text == null ? BEFORE_ALL : read(text);
    }

    /** @throws ProblemException INVALID_REQUEST if the text was not made by {@link #text()} */
    public static PageToken read(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return new PageToken(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "page_token was not given by this service");
        }
    }

    public String text() {
        String text = time + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
