package org.dutywatch.compliance.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked with (RFC 7644 section 3.4.2).
 *
 * @param startIndex of the first resource of the page, from 1
 * @param count the most resources in a page
 */
public record ScimList(
        @QueryParam("filter") @Nullable String filter,
        @QueryParam("startIndex") @DefaultValue("1") int startIndex,
        @QueryParam("count") @DefaultValue("100") int count,
        @QueryParam("attributes") @Nullable String attributes,
        @QueryParam("excludedAttributes") @Nullable String excludedAttributes) {
    private static final int LONGEST_PAGE = 500;
    private static final Pattern OUTSIDE = Pattern.compile("(\\w+)\\[([^\\]]*)\\]\\.(\\w+) +(\\w+) +(\"[^\"]*\"|\\w+)");

    /** @throws ScimRefused where the filter cannot be read */
    Optional<Filter> parsed() {
        try {
            return filter == null || filter.isBlank()
                    ? Optional.empty()
                    : Optional.of(Filter.fromString(standard(filter)));
        } catch (ScimException e) {
            throw ScimRefused.of(e);
        }
    }

    /** Entra asks for {@code emails[type eq "work"].value eq "x"}: in RFC 7644 the comparison is inside the brackets. */
    private static String standard(String filter) {
        return OUTSIDE.matcher(filter).replaceAll("$1[$2 and $3 $4 $5]");
    }

    /** The value that an attribute must have for the filter to hold. */
    Optional<String> required(String attribute) {
        return parsed().flatMap(asked -> required(asked, attribute));
    }

    private static Optional<String> required(Filter asked, String attribute) {
        return switch (asked.getFilterType()) {
            case AND ->
                asked.getCombinedFilters().stream()
                        .flatMap(part -> required(part, attribute).stream())
                        .findFirst();
            case EQUAL ->
                asked.getAttributePath().toString().equalsIgnoreCase(attribute)
                                && asked.getComparisonValue().isTextual()
                        ? Optional.of(asked.getComparisonValue().asText())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The page of the resources that the filter lets through. */
    ObjectNode page(List<ObjectNode> all) {
        var asked = parsed();
        var found = all.stream()
                .filter(resource -> asked.isEmpty() || holds(asked.get(), resource))
                .toList();
        int first = Math.min(Math.max(startIndex, 1) - 1, found.size());
        int size = Math.min(Math.max(count, 0), LONGEST_PAGE);
        var shown = found.subList(first, Math.min(first + size, found.size()));
        var page = Scim.object();
        page.putArray("schemas").add(Scim.LIST);
        page.put("totalResults", found.size()).put("startIndex", first + 1).put("itemsPerPage", shown.size());
        page.putArray("Resources").addAll(shown.stream().map(this::chosen).toList());
        return page;
    }

    private static boolean holds(Filter filter, ObjectNode resource) {
        try {
            return FilterEvaluator.evaluate(filter, resource);
        } catch (ScimException e) {
            throw ScimRefused.of(e);
        }
    }

    /** The resource with the attributes that were asked for; a part of an attribute stands for all of it. */
    ObjectNode chosen(ObjectNode resource) {
        if (attributes != null) {
            Set<String> kept = names(attributes);
            kept.addAll(Set.of("id", "schemas", "meta"));
            resource.retain(fields(resource).stream()
                    .filter(field -> kept.contains(field.toLowerCase(Locale.ROOT)))
                    .toList());
        } else if (excludedAttributes != null) {
            Set<String> dropped = names(excludedAttributes);
            dropped.removeAll(Set.of("id", "schemas"));
            resource.remove(fields(resource).stream()
                    .filter(field -> dropped.contains(field.toLowerCase(Locale.ROOT)))
                    .toList());
        }
        return resource;
    }

    private static List<String> fields(ObjectNode resource) {
        return resource.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static Set<String> names(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .map(ScimList::attribute)
                .collect(Collectors.toSet());
    }

    private static String attribute(String path) {
        String enterprise = Scim.ENTERPRISE.toLowerCase(Locale.ROOT);
        return path.startsWith(enterprise) ? enterprise : path.split("\\.", 2)[0];
    }
}
