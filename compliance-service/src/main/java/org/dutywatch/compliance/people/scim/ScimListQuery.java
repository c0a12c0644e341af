package org.dutywatch.compliance.people.scim;

import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.ScimResource;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list (RFC 7644 section 3.4.2).
 *
 * @param filter which resources to list; null means all
 * @param startIndex the position of the first resource of the page, from 1
 * @param count the maximum number of resources in the page; more than 500 counts as 500
 * @param attributes the attributes to return, separated by commas; null means all
 * @param excludedAttributes the attributes not to return, separated by commas; ignored if {@code attributes} is given
 */
public record ScimListQuery(
        @QueryParam("filter") @Nullable String filter,
        @QueryParam("startIndex") @DefaultValue("1") int startIndex,
        @QueryParam("count") @DefaultValue("100") int count,
        @QueryParam("attributes") @Nullable String attributes,
        @QueryParam("excludedAttributes") @Nullable String excludedAttributes) {
    private static final int MAX_PAGE_SIZE = 500;
    private static final Set<String> ALWAYS_RETURNED = Set.of("id", "schemas");
    private static final Pattern COMPARISON_OUTSIDE_BRACKETS =
            Pattern.compile("(\\w+)\\[([^\\]]*)\\]\\.(\\w+) +(\\w+) +(\"[^\"]*\"|\\w+)");

    /**
     * The filter; empty if there is none.
     *
     * @throws ScimRefused if the filter cannot be read
     */
    Optional<Filter> parsedFilter() {
        try {
            return filter == null || filter.isBlank()
                    ? Optional.empty()
                    : Optional.of(Filter.fromString(standard(filter)));
        } catch (ScimException e) {
            throw ScimRefused.of(e);
        }
    }

    /**
     * Entra sends {@code emails[type eq "work"].value eq "x"}. RFC 7644 wants the comparison inside the brackets: it is
     * moved there.
     */
    private static String standard(String filter) {
        return COMPARISON_OUTSIDE_BRACKETS.matcher(filter).replaceAll("$1[$2 and $3 $4 $5]");
    }

    /** The text that the filter requires an attribute to equal; empty if it requires none. */
    Optional<String> requiredValue(String attribute) {
        return parsedFilter().flatMap(condition -> requiredValue(condition, attribute));
    }

    private static Optional<String> requiredValue(Filter condition, String attribute) {
        return switch (condition.getFilterType()) {
            case AND ->
                condition.getCombinedFilters().stream()
                        .flatMap(part -> requiredValue(part, attribute).stream())
                        .findFirst();
            case EQUAL ->
                condition.getAttributePath().toString().equalsIgnoreCase(attribute)
                                && condition.getComparisonValue().isTextual()
                        ? Optional.of(condition.getComparisonValue().asText())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /**
     * The requested page of the resources that match the filter.
     *
     * @param shows receives each resource of the page, with the requested attributes
     */
    public ListResponse<GenericScimResource> page(
            List<? extends ScimResource> all, Consumer<GenericScimResource> shows) {
        var condition = parsedFilter();
        var found = all.stream()
                .map(ScimResource::asGenericScimResource)
                .filter(resource -> condition.isEmpty() || matches(condition.get(), resource))
                .toList();
        int first = Math.min(Math.max(startIndex, 1) - 1, found.size());
        int size = Math.min(Math.max(count, 0), MAX_PAGE_SIZE);
        var shown = found.subList(first, Math.min(first + size, found.size())).stream()
                .map(this::withRequestedAttributes)
                .toList();
        shown.forEach(shows);
        return new ListResponse<>(found.size(), shown, first + 1, shown.size());
    }

    private static boolean matches(Filter filter, GenericScimResource resource) {
        try {
            return FilterEvaluator.evaluate(filter, resource.getObjectNode());
        } catch (ScimException e) {
            throw ScimRefused.of(e);
        }
    }

    /**
     * The resource without the attributes that were not requested. A requested sub-attribute, such as
     * {@code name.formatted}, returns the whole attribute.
     */
    public GenericScimResource withRequestedAttributes(ScimResource resource) {
        Set<String> named = names(attributes != null ? attributes : Objects.requireNonNullElse(excludedAttributes, ""));
        return new GenericScimResource(Scim.json(
                resource,
                name -> ALWAYS_RETURNED.contains(name)
                        || (attributes == null ? !named.contains(name) : named.contains(name) || name.equals("meta"))));
    }

    private static Set<String> names(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .map(ScimListQuery::attribute)
                .collect(Collectors.toSet());
    }

    private static String attribute(String path) {
        String enterprise = Scim.ENTERPRISE.toLowerCase(Locale.ROOT);
        return path.startsWith(enterprise) ? enterprise : path.split("\\.", 2)[0];
    }
}
