package org.dutywatch.eventkit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list in a REST response.
 *
 * @param nextPageToken pass it as {@code page_token} to get the next page; absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String nextPageToken) {
    public static <T> Page<T> all(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * The first {@code size} of these rows.
     *
     * @param found what a query found for at most {@code size + 1} rows, so that it shows whether there is a next page
     * @param position where a row is in the list
     */
    public static <R, T> Page<T> of(List<R> found, int size, Function<R, PageToken> position, Function<R, T> item) {
        boolean isLast = found.size() <= size;
        var shown = isLast ? found : found.subList(0, size);
        return new Page<>(
                shown.stream().map(item).toList(),
                isLast ? null : position.apply(shown.get(size - 1)).text());
    }
}
