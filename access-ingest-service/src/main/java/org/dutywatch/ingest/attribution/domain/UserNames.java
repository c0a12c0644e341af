package org.dutywatch.ingest.attribution.domain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Normalises the many spellings of one user name: {@code RIDGEMONT\SReyes}, {@code ridgemont\\sreyes},
 * {@code ridgemont%5Csreyes} and {@code sreyes@RIDGEMONT} become {@code sreyes@ridgemont}. Domain and realm stay part
 * of the name, because the same name in another domain is another person; {@link OwnDomains} says which are the
 * department's. compliance-service normalises by the same rules; both are tested with {@code user-names.json} of its
 * contracts.
 */
public final class UserNames {
    /** In characters, without domain and realm. No directory allows longer names, so longer text is not a name. */
    private static final int LONGEST = 128;

    /** In characters, with domains and realms. */
    private static final int LONGEST_QUALIFIED = 512;

    /** A proxy doubles a backslash, and a relay may double it again. */
    private static final Pattern BACKSLASHES = Pattern.compile("\\\\+");

    /** Blanks that look like a plain one, such as U+00A0. */
    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}");

    /** Letters and marks that cannot be seen, because Unicode lets programs ignore them, and the empty U+2800. */
    private static final Pattern UNSEEN = Pattern.compile("[\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}"
            + "\\x{180B}-\\x{180F}\\x{2800}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}]");

    /** A Kerberos principal of a machine: {@code host/pc-7.ridgemont.example}. */
    private static final String HOST_PRINCIPAL = "host/";

    private static final String NO_NAME = "-";
    private static final Set<String> PLACEHOLDERS = Set.of(
            "",
            NO_NAME,
            "n/a",
            "anonymous",
            "anonymous logon",
            "<anonymous>",
            "unknown",
            "<unknown>",
            "(unknown)",
            "none",
            "(none)",
            "<none>",
            "null",
            "(null)",
            "<null>",
            "undefined",
            "unauthenticated");

    /** The domains of the accounts that Windows itself has on each machine. */
    private static final Set<String> MACHINE_DOMAINS =
            Set.of("nt authority", "nt service", "window manager", "font driver host", "iis apppool");

    private UserNames() {}

    /** Reads a user name as logged. */
    public static LoggedName read(String given) {
        if (given.isEmpty() || given.equals(NO_NAME)) {
            return LoggedName.ABSENT;
        }
        String decoded = decoded(given);
        if (!isReadable(decoded)) {
            return LoggedName.UNREADABLE;
        }
        String name = DistinguishedName.userName(normalForm(decoded));
        return PLACEHOLDERS.contains(name) ? LoggedName.PLACEHOLDER : qualified(name);
    }

    /** The normalised name; empty if the text names no person. */
    public static Optional<UserName> normalise(String given) {
        return read(given) instanceof LoggedName.Person person ? Optional.of(person.name()) : Optional.empty();
    }

    private static LoggedName qualified(String name) {
        int prefixEnd = name.lastIndexOf('\\');
        List<String> parts = Arrays.asList(name.substring(prefixEnd + 1).split("@", -1));
        String local = parts.get(0).strip();
        if (local.length() > LONGEST) {
            return LoggedName.UNREADABLE;
        }
        if (local.endsWith("$") || local.startsWith(HOST_PRINCIPAL)) {
            return LoggedName.MACHINE_ACCOUNT;
        }
        if (PLACEHOLDERS.contains(local)) {
            return LoggedName.PLACEHOLDER;
        }
        if (prefixEnd >= 0 && MACHINE_DOMAINS.contains(name.substring(0, prefixEnd))) {
            return LoggedName.MACHINE_ACCOUNT;
        }
        List<String> domains = new ArrayList<>();
        if (prefixEnd >= 0) {
            domains.addAll(Arrays.asList(name.substring(0, prefixEnd).split("[\\\\@]", -1)));
        }
        domains.addAll(parts.subList(1, parts.size()));
        return new LoggedName.Person(UserName.of(
                local,
                domains.stream().map(UserNames::withoutTrailingDot).distinct().toList()));
    }

    /** One composition of accents, lower case, single backslashes, one kind of blank, no blanks around. */
    private static String normalForm(String name) {
        String lower = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String blanks =
                BLANKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFC)).replaceAll(" ");
        return BACKSLASHES.matcher(blanks).replaceAll("\\\\").strip();
    }

    /** The normal form of a domain or realm. */
    static String domain(String given) {
        return withoutTrailingDot(normalForm(given));
    }

    private static String withoutTrailingDot(String domain) {
        String name = domain.strip();
        while (name.length() > 1 && name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return name;
    }

    private static boolean isReadable(String name) {
        return name.length() <= LONGEST_QUALIFIED
                && name.codePoints().allMatch(UserNames::isVisible)
                && !UNSEEN.matcher(name).find();
    }

    /** Whether people can see the character. An invisible one would make a second name that looks like the first. */
    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> character != '\uFFFD';
        };
    }

    /** Decodes percent-encoding once. A percent sign without two hex digits stays. */
    private static String decoded(String given) {
        if (given.indexOf('%') < 0) {
            return given;
        }
        byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                plain.write(high << 4 | low);
                i += 2;
            } else {
                plain.write(bytes[i]);
            }
        }
        return plain.toString(StandardCharsets.UTF_8);
    }
}
