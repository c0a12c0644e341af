package org.dutywatch.ingest.formats.generic.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.formats.domain.InvalidOptionsException;

/** Which field of a line has which meaning, as a source says it. */
final class FieldMap {
    /** Our names. The others are those of the lines. */
    enum Meaning {
        DATE,
        TIME,
        END_TIME,
        DURATION_MS,
        CLIENT,
        USER,
        URL,
        HOST,
        PATH,
        METHOD,
        STATUS,
        ACTION,
        BYTES_UP,
        BYTES_DOWN,
        REFERER,
        CONTENT_TYPE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Not a field, but the values of the action that are an access, with commas between them. */
    static final String ACCESS_ACTIONS = "access_actions";

    /** No line has a field with this name. */
    private static final String NONE = "\0";

    private final FieldNames names;
    private final int[] positions = new int[Meaning.values().length];
    private final String[] accessActions;

    private FieldMap(FieldNames names, List<String> theirs, Map<String, String> fields) {
        this.names = names;
        for (Meaning meaning : Meaning.values()) {
            String name = fields.get(meaning.label());
            positions[meaning.ordinal()] = name == null ? theirs.size() : theirs.indexOf(lower(name));
        }
        this.accessActions = fields.containsKey(ACCESS_ACTIONS)
                ? lower(fields.get(ACCESS_ACTIONS)).strip().split(" *, *")
                : new String[0];
    }

    /** @throws InvalidOptionsException if lines with these fields do not say who accessed what and when */
    static FieldMap of(Map<String, String> fields) throws InvalidOptionsException {
        for (String name : new TreeSet<>(fields.keySet())) {
            require(name.equals(ACCESS_ACTIONS) || isMeaning(name), "fields: '" + name + "' is none of our names");
        }
        require(has(fields, Meaning.TIME) || has(fields, Meaning.END_TIME), "fields: time or end_time is missing");
        require(has(fields, Meaning.CLIENT) || has(fields, Meaning.USER), "fields: client or user is missing");
        require(has(fields, Meaning.URL) || has(fields, Meaning.HOST), "fields: url or host is missing");
        boolean saysAction = has(fields, Meaning.ACTION) && fields.containsKey(ACCESS_ACTIONS);
        require(
                saysAction || has(fields, Meaning.STATUS),
                "fields: status is missing, or action and access_actions: a denied request would look like an access");
        require(
                saysAction || !fields.containsKey(ACCESS_ACTIONS),
                "fields: access_actions needs action, the field that has them");
        Set<String> theirs = new TreeSet<>();
        for (Meaning meaning : Meaning.values()) {
            String name = fields.get(meaning.label());
            if (name != null) {
                require(theirs.add(lower(name)), "fields: '" + name + "' has two meanings");
            }
        }
        List<String> ordered = new ArrayList<>(theirs);
        List<String> all = new ArrayList<>(ordered);
        all.add(NONE);
        return new FieldMap(FieldNames.of(all), ordered, fields);
    }

    private static boolean isMeaning(String name) {
        for (Meaning meaning : Meaning.values()) {
            if (meaning.label().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Map<String, String> fields, Meaning meaning) {
        return fields.containsKey(meaning.label());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void require(boolean condition, String otherwise) throws InvalidOptionsException {
        if (!condition) {
            throw new InvalidOptionsException(otherwise);
        }
    }

    FieldNames names() {
        return names;
    }

    /** The position of the field with this meaning; of one that no line has if the source names none. */
    int of(Meaning meaning) {
        return positions[meaning.ordinal()];
    }

    /** The values of the action that are an access, in lower case; empty if the status decides. */
    String[] accessActions() {
        return accessActions;
    }
}
