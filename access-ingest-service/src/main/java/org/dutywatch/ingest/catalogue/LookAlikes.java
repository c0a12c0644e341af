package org.dutywatch.ingest.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The list of hosts that an entry must not cover, because they only look like a host of a site or are requested by the
 * pages and apps of anybody.
 */
public final class LookAlikes {
    private static final String FILE = "/catalogue/look-alikes.txt";

    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    private LookAlikes(String text) {
        List<String> section = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                section = sections.computeIfAbsent(line.substring(1, line.length() - 1), absent -> new ArrayList<>());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                section.add(line);
            }
        }
    }

    public static LookAlikes shipped() {
        try (InputStream in = LookAlikes.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException(FILE + " is missing from the service");
            }
            return new LookAlikes(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The list of look-alikes cannot be read", unreadable);
        }
    }

    /** The hosts of a section: {@code never}, {@code no-visit} or {@code optional}. */
    Stream<String> hostsOf(String section) {
        return sections.getOrDefault(section, List.of()).stream();
    }

    /** The hosts that no change may cover. */
    public List<String> refused() {
        return Stream.concat(hostsOf("never"), hostsOf("no-visit")).toList();
    }
}
