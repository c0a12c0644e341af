package org.dutywatch.eventkit.rest;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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
            context.setInputStream(new LimitedStream(context.getInputStream()));
        }
        return context.proceed();
    }

    private static final class LimitedStream extends FilterInputStream {
        private long left = MOST_BYTES;

        private LimitedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int number = super.read(bytes, offset, length);
            count(Math.max(number, 0));
            return number;
        }

        private void count(int number) {
            left -= number;
            if (left < 0) {
                throw new ProblemException(
                        ProblemType.TOO_LARGE, "a JSON body may have " + MOST_BYTES + " bytes at most");
            }
        }
    }
}
