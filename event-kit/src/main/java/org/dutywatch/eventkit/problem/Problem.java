package org.dutywatch.eventkit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** An RFC 9457 problem detail. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type, String title, int status, @Nullable String detail) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Response response(ProblemType type, @Nullable String detail) {
        return response(type, type.status(), detail);
    }

    /** A problem of this type with its own status, for answers that are not written by a REST endpoint. */
    public static Problem of(ProblemType type, @Nullable String detail) {
        return of(type, type.status(), detail);
    }

    private static Problem of(ProblemType type, int status, @Nullable String detail) {
        return new Problem(type.uri(), type.title(), status, detail);
    }

    static Response response(ProblemType type, int status, @Nullable String detail) {
        var builder = Response.status(status).type(MEDIA_TYPE).entity(of(type, status, detail));
        if (status == 401) {
            builder.header("WWW-Authenticate", "Bearer");
        }
        return builder.build();
    }
}
