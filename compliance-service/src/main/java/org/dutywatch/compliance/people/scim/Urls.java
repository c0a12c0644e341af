package org.dutywatch.compliance.people.scim;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Encodes ids for use in URLs. */
final class Urls {
    private Urls() {}

    static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
