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
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dutywatch.compliance.insight.dashboards.answers.CsvResponse;
import org.jspecify.annotations.Nullable;

/**
 * Writes a dashboard as CSV (RFC 4180). A text that a spreadsheet would run as a formula gets a leading apostrophe, so
 * that a site or unit name cannot inject one.
 */
@Provider
@Produces("text/csv")
public class CsvWriter implements MessageBodyWriter<CsvResponse> {
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);

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
        var printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(response.header());
        for (List<@Nullable Object> row : response.rows()) {
            for (Object value : row) {
                printer.print(safe(value));
            }
            printer.println();
        }
        writer.flush();
    }

    private static @Nullable Object safe(@Nullable Object value) {
        return value instanceof String text && FORMULA.matcher(text).matches() ? "'" + text : value;
    }
}
