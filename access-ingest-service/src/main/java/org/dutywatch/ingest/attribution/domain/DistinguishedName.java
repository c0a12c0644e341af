package org.dutywatch.ingest.attribution.domain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An LDAP distinguished name (RFC 4514) that begins with the login of a person: {@code
 * uid=sreyes,ou=people,dc=ridgemont,dc=example} is {@code sreyes@ridgemont.example}. One that begins with {@code cn}
 * stays as it is: a common name is a display name, which two persons can have.
 */
final class DistinguishedName {
    private static final String VALUE = "[^,=+\\\\\"<>;]+";
    private static final Pattern OF_LOGIN =
            Pattern.compile("(?:uid|userid|samaccountname) ?= ?(" + VALUE + ")((?:, ?[a-z0-9.-]+ ?=" + VALUE + ")*)");
    private static final Pattern DOMAIN_COMPONENT = Pattern.compile(", ?dc ?= ?(" + VALUE + ")");

    private DistinguishedName() {}

    /**
     * The login and, after an {@code @}, its domain: the domain components, or else all that follows the login.
     *
     * @param name in lower case, without blanks around it
     * @return {@code name} itself if it is no such distinguished name
     */
    static String userName(String name) {
        Matcher login = OF_LOGIN.matcher(name);
        if (!login.matches()) {
            return name;
        }
        String rest = login.group(2);
        String domain = DOMAIN_COMPONENT
                .matcher(rest)
                .results()
                .map(found -> found.group(1).strip())
                .collect(Collectors.joining("."));
        if (rest.isEmpty()) {
            return login.group(1).strip();
        }
        return login.group(1).strip() + "@"
                + (domain.isEmpty() ? rest.substring(1).strip() : domain);
    }
}
