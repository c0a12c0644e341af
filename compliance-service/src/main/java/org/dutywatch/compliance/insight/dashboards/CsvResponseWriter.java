package org.dutywatch.compliance.insight.dashboards;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.dutywatch.compliance.insight.dashboards.answers.CsvResponse;
import org.dutywatch.eventkit.csv.CsvWriter;

/** Writes a dashboard as CSV. */
@Provider
@Produces("text/csv")
public class CsvResponseWriter implements MessageBodyWriter<CsvResponse> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return CsvResponse.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            CsvResponse response,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var csv = new CsvWriter(writer, response.header());
        for (var row : response.rows()) {
            csv.row(row);
        }
        writer.flush();
    }
}
