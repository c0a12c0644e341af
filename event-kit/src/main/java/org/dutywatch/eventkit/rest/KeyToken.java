package org.dutywatch.eventkit.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The position after which the next page of a list starts that is in the order of several texts.
 *
 * @param key the texts of the last row; none holds a newline
 */
public record KeyToken(List<String> key) {
    private static final String SEPARATOR = "\n";

    public KeyToken {
        key = List.copyOf(key);
    }

    public static KeyToken of(String... key) {
        return new KeyToken(List.of(key));
    }

    /**
     * The position that a token says.
     *
     * @param text null for the beginning of the list, whose key is empty texts
     * @param size how many texts a key has
     * @throws ProblemException INVALID_REQUEST if the text was not made by {@link #text()}
     */
    public static KeyToken startOf(@Nullable String text, int size) {
        if (text == null) {
            return new KeyToken(Collections.nCopies(size, ""));
        }
        List<String> key = List.of(decoded(text).split(SEPARATOR, -1));
        if (key.size() != size) {
            throw invalid();
        }
        return new KeyToken(key);
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(ProblemType.INVALID_REQUEST, "page_token was not given by this service");
    }

    /** The text at this position of the key, from 0 on. */
    public String get(int position) {
        return key.get(position);
    }

    /**
     * The time at this position of the key, from 0 on.
     *
     * @throws ProblemException INVALID_REQUEST if it is no time
     */
    public Instant time(int position) {
        try {
            return Instant.parse(get(position));
        } catch (DateTimeException e) {
            throw invalid();
        }
    }

    /** The token as it is given to clients. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8));
    }
}
