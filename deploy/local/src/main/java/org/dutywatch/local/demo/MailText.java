package org.dutywatch.local.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts the plain text of a mail. */
final class MailText {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";\\r\\n]+)\"?");

    private MailText() {}

    /** Returns the first text/plain part, decoded; the whole body when there is none. */
    static String of(String mimeMessage) {
        String message = mimeMessage.replace("\r\n", "\n");
        String headers = headers(message);
        Matcher boundary = BOUNDARY.matcher(headers);
        if (!boundary.find()) {
            return decoded(headers, body(message));
        }
        for (String part : body(message).split(Pattern.quote("--" + boundary.group(1)), -1)) {
            String inner = part.stripLeading();
            String type = headers(inner).toLowerCase(Locale.ROOT);
            if (type.contains("multipart/") || type.contains("text/plain")) {
                return of(inner);
            }
        }
        return body(message);
    }

    private static String headers(String message) {
        int end = message.indexOf("\n\n");
        String all = end < 0 ? "" : message.substring(0, end);
        return all.replace("\n\t", " ").replace("\n ", " ");
    }

    private static String body(String message) {
        int end = message.indexOf("\n\n");
        return end < 0 ? message : message.substring(end + 2);
    }

    private static String decoded(String headers, String body) {
        String lower = headers.toLowerCase(Locale.ROOT);
        if (lower.contains("content-transfer-encoding: base64")) {
            return new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
        }
        return lower.contains("content-transfer-encoding: quoted-printable") ? decodedQuotedPrintable(body) : body;
    }

    private static String decodedQuotedPrintable(String text) {
        byte[] in = text.replace("=\n", "").getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '=' && i + 2 < in.length) {
                out.write(Integer.parseInt(new String(in, i + 1, 2, StandardCharsets.US_ASCII), 16));
                i += 2;
            } else {
                out.write(in[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
