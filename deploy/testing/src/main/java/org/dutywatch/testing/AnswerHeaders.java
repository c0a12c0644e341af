package org.dutywatch.testing;

import static org.hamcrest.Matchers.containsString;

import io.restassured.response.Response;

/** The headers that keep every answer of a service private, whatever its status. */
public final class AnswerHeaders {
    private AnswerHeaders() {}

    /** Fails unless the answer forbids copies, guessed media types, frames and referrers, and asks for TLS. */
    public static void requirePrivate(Response answer) {
        answer.then()
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Referrer-Policy", "no-referrer")
                .header("Strict-Transport-Security", containsString("max-age="));
    }
}
