package org.dutywatch.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.dutywatch.ingest.formats.domain.InvalidOptionsException;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.sources.Formats;

/** Writes the requests of a native log as lines like the example line of a format, with its time. */
record ExampleLog(LineFormat format, byte[] bytes) {

    /** @throws IllegalArgumentException if there is no format with this name */
    static ExampleLog of(String name, byte[] nativeLog) {
        SupportedFormat supported =
                new Formats().find(name).orElseThrow(() -> new IllegalArgumentException("There is no format " + name));
        StringBuilder log = new StringBuilder(nativeLog.length * 4);
        for (String line : new String(nativeLog, US_ASCII).split("\n", -1)) {
            if (!line.isEmpty()) {
                log.append(line(supported.exampleLine(), line.split(" +", -1))).append('\n');
            }
        }
        return new ExampleLog(format(supported), log.toString().getBytes(US_ASCII));
    }

    private static LineFormat format(SupportedFormat supported) {
        try {
            return supported.maker().make(supported.exampleOptions());
        } catch (InvalidOptionsException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String line(String example, String[] words) {
        String url = words[6].replaceFirst("^[a-z]+://", "");
        String host = url.split("[/:]", 2)[0];
        int path = url.indexOf('/');
        return example.replace("www.facebook.com", host)
                .replace("/home.php", path < 0 ? "/" : url.substring(path))
                .replace("sreyes", words[7]);
    }
}
