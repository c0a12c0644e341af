package org.dutywatch.compliance.people.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mail addresses of a user. At most one is primary (RFC 7643 section 2.4). */
final class Emails {
    static final String ATTRIBUTE = "emails";
    private static final String WORK = "work";
    private static final Set<String> SELECTABLE = Set.of("value", "type", "primary");
    private static final int MAX_SIZE = 20;

    private Emails() {}

    /**
     * One address.
     *
     * @param value as given; null while a PATCH has set only the other parts
     * @param type such as {@code work}
     */
    record Email(@Nullable String value, String type, boolean primary) {
        static Email primaryAtWork(String value) {
            return new Email(value, WORK, true);
        }

        boolean hasSameValue(Email other) {
            return value != null && value.equalsIgnoreCase(other.value);
        }

        private boolean isAtWorkOrPrimary() {
            return primary || type.equalsIgnoreCase(WORK);
        }

        private Email notPrimary() {
            return new Email(value, type, false);
        }
    }

    /**
     * Reads the attribute: a list, one address, or addresses as bare text. An address without a type is one at work.
     *
     * @param given null means none
     * @throws ScimRefused if it cannot be read; it names the attribute
     */
    static List<Email> read(@Nullable JsonNode given) {
        List<Email> emails = new ArrayList<>();
        if (given != null && given.isArray()) {
            if (given.size() > MAX_SIZE) {
                throw ScimRefused.invalid("emails has more than " + MAX_SIZE + " values");
            }
            given.forEach(one -> emails.add(readOne(one)));
        } else if (given != null && !given.isNull()) {
            emails.add(readOne(given));
        }
        return emails;
    }

    private static Email readOne(JsonNode given) {
        if (given.isTextual()) {
            return new Email(UserMapping.checked(ATTRIBUTE, given.asText()), WORK, false);
        }
        JsonNode value = given.get("value");
        if (!given.isObject() || (value != null && !value.isNull() && !value.isTextual())) {
            throw ScimRefused.invalid("emails has a value of the wrong type");
        }
        String address = Scim.text(given, "value");
        String type = Scim.text(given, "type");
        return new Email(
                address == null ? null : UserMapping.checked(ATTRIBUTE, address),
                type == null ? WORK : UserMapping.checked("emails.type", type),
                Scim.flag(given, "primary", "emails.primary").orElse(false));
    }

    static ArrayNode json(List<Email> emails) {
        ArrayNode array = JsonUtils.getJsonNodeFactory().arrayNode();
        emails.forEach(email -> array.addObject()
                .put("value", email.value)
                .put("type", email.type)
                .put("primary", email.primary));
        return array;
    }

    /**
     * The addresses after a change, each once: those that the change set primary make all others not primary.
     *
     * @param before the addresses before the change
     * @throws ScimRefused if the change sets several addresses primary
     */
    static List<Email> withOnePrimary(List<Email> before, List<Email> after) {
        var primaries = after.stream()
                .filter(email -> email.primary && email.value != null)
                .toList();
        var set = primaries.stream().filter(email -> !before.contains(email)).toList();
        Email primary = set.isEmpty() ? (primaries.isEmpty() ? null : primaries.get(0)) : set.get(0);
        if (set.stream().anyMatch(email -> !email.hasSameValue(set.get(0)))) {
            throw ScimRefused.invalid("emails has more than one primary value");
        }
        List<Email> emails = new ArrayList<>();
        for (Email email : after) {
            boolean isPrimary = primary != null && primary.hasSameValue(email);
            boolean isRepeated = emails.stream().anyMatch(email::hasSameValue);
            if (isPrimary && !isRepeated) {
                emails.add(primary);
            } else if (!isRepeated) {
                emails.add(primary == null || email.value == null ? email : email.notPrimary());
            }
        }
        return emails;
    }

    /**
     * The address to use: the primary one; otherwise the first one at work. Any other may be private: it is used only
     * if no address is known.
     *
     * @param inUse the address that is used so far; null if there is none
     * @return in lower case; empty if there is none
     */
    static Optional<String> address(List<Email> emails, @Nullable String inUse) {
        return emails.stream()
                .filter(email -> email.value != null && (inUse == null || email.isAtWorkOrPrimary()))
                .min(Comparator.comparing(email -> email.primary ? 0 : email.isAtWorkOrPrimary() ? 1 : 2))
                .map(email -> String.valueOf(email.value).strip().toLowerCase(Locale.ROOT))
                .or(() -> Optional.ofNullable(inUse));
    }

    /** The addresses that are stored: those at work and the primary one. Others may be private and are not needed. */
    static List<Email> stored(List<Email> emails) {
        return emails.stream()
                .filter(email -> email.value != null && email.isAtWorkOrPrimary())
                .toList();
    }

    /** @throws ScimRefused if an address is primary that is not given */
    static void refusePrimaryWithoutValue(List<Email> emails) {
        if (emails.stream().anyMatch(email -> email.primary && email.value == null)) {
            throw ScimRefused.invalid("emails has a primary value without an address");
        }
    }

    /**
     * The address that a path describes which selects none, such as {@code emails[type eq "other"].value}. Identity
     * providers set a new address in this way.
     *
     * @param given what the path is set to
     * @return empty if the path selects by something else than the type and primary
     */
    static Optional<ObjectNode> described(Path path, @Nullable JsonNode given) {
        ObjectNode email = JsonUtils.getJsonNodeFactory().objectNode();
        Filter filter = path.getElement(0).getValueFilter();
        if (given == null || filter == null || !describe(filter, email)) {
            return Optional.empty();
        }
        if (path.size() > 1) {
            email.set(path.getElement(1).getAttribute(), given);
        } else if (given instanceof ObjectNode parts) {
            email.setAll(parts);
        }
        return Optional.of(email);
    }

    /** Whether the path selects addresses by their value, type or primary only. Nothing else is stored. */
    static boolean isSelectable(Path path) {
        Filter filter = path.getElement(0).getValueFilter();
        return filter == null || isSelectable(filter);
    }

    private static boolean isSelectable(Filter filter) {
        return switch (filter.getFilterType()) {
            case AND, OR -> filter.getCombinedFilters().stream().allMatch(Emails::isSelectable);
            case NOT -> isSelectable(filter.getInvertedFilter());
            case COMPLEX_VALUE -> false;
            default -> SELECTABLE.contains(filter.getAttributePath().toString().toLowerCase(Locale.ROOT));
        };
    }

    private static boolean describe(Filter filter, ObjectNode email) {
        if (filter.getFilterType() == FilterType.AND) {
            return filter.getCombinedFilters().stream().allMatch(part -> describe(part, email));
        }
        if (filter.getFilterType() != FilterType.EQUAL) {
            return false;
        }
        String attribute = filter.getAttributePath().toString();
        email.set(attribute, filter.getComparisonValue());
        return attribute.equalsIgnoreCase("type") || attribute.equalsIgnoreCase("primary");
    }
}
