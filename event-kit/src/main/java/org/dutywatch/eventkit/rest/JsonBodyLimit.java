package org.dutywatch.eventkit.rest;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Refuses JSON bodies of more than {@value #MOST_BYTES} bytes. The limit of the server is that of the largest file that
 * people load, and JSON is read into memory as a whole.
 */
@Provider
public class JsonBodyLimit implements ReaderInterceptor {
    /** Bytes of the largest JSON body. */
    public static final int MOST_BYTES = 1024 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var type = context.getMediaType();
        if (type != null && type.getSubtype().endsWith("json")) {
            // Read before it is parsed: the parser would report the refusal as malformed JSON.
            byte[] body = context.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new ProblemException(
                        ProblemType.TOO_LARGE, "a JSON body may have " + MOST_BYTES + " bytes at most");
            }
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }
}
