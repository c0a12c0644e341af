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

    static Response response(ProblemType type, int status, @Nullable String detail) {
        var builder =
                Response.status(status).type(MEDIA_TYPE).entity(new Problem(type.uri(), type.title(), status, detail));
        if (status == 401) {
            builder.header("WWW-Authenticate", "Bearer");
        }
        return builder.build();
    }
}
