package org.dutywatch.ingest.linedetails;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The position after which the next page of sums starts. */
record DetailToken(String source, String category, String name) {
    /** @throws ProblemException INVALID_REQUEST if the text was not made by {@link #text()} */
    static DetailToken startOf(@Nullable String text) {
        if (text == null) {
            return new DetailToken("", "", "");
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            return new DetailToken(parts[0], parts[1], parts[2]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "page_token was not given by this service");
        }
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((source + "\n" + category + "\n" + name).getBytes(StandardCharsets.UTF_8));
    }
}
