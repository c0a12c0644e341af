package org.dutywatch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operations of a service, from the OpenAPI description that its build writes. Only the layout of that file is read:
 * a path is indented by two spaces, a method by four, a media type of a body by ten.
 */
public final class Operations {
    private static final Pattern PATH = Pattern.compile("  (/\\S*):");
    private static final Pattern METHOD = Pattern.compile("    (get|put|post|delete|patch):");
    private static final Pattern PART = Pattern.compile("      (\\w+):.*");
    private static final Pattern MEDIA_TYPE = Pattern.compile("          ([a-z]+/[a-z.+-]+):.*");

    private Operations() {}

    /**
     * @param openApi path of {@code openapi.yaml}
     * @return the first media type of the body by operation, such as {@code POST /api/v1/findings}; empty where an
     *     operation has no body
     */
    public static SortedMap<String, String> in(Path openApi) {
        SortedMap<String, String> operations = new TreeMap<>();
        String path = "";
        String operation = "";
        boolean inBody = false;
        for (String line : lines(openApi)) {
            Matcher found = PATH.matcher(line);
            if (found.matches()) {
                path = found.group(1);
            }
            found = METHOD.matcher(line);
            if (found.matches() && !path.isEmpty()) {
                operation = found.group(1).toUpperCase(Locale.ROOT) + " " + path;
                operations.put(operation, "");
            }
            found = PART.matcher(line);
            if (found.matches()) {
                inBody = found.group(1).equals("requestBody");
            }
            found = MEDIA_TYPE.matcher(line);
            if (found.matches() && inBody) {
                operations.merge(operation, found.group(1), (before, next) -> before.isEmpty() ? next : before);
            }
        }
        return operations;
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
