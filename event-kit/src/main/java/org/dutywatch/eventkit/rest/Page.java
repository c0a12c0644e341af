package org.dutywatch.eventkit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list in a REST response. It has at most {@value #MOST_ITEMS} items, also where the list has no further
 * pages.
 *
 * @param nextPageToken pass it as {@code page_token} to get the next page; absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        @Schema(maxItems = Page.MOST_ITEMS) List<T> items,
        @Nullable String nextPageToken) {
    /** The largest number of items in one answer. */
    public static final int MOST_ITEMS = 20_000;

    /** @throws ProblemException TOO_LARGE if there are more than {@value #MOST_ITEMS} items */
    public Page {
        if (items.size() > MOST_ITEMS) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "the list has " + items.size() + " items, and an answer " + MOST_ITEMS
                            + " at most: ask for a shorter time or for fewer lines");
        }
    }

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
        return first(found, size, row -> position.apply(row).text()).map(item);
    }

    /**
     * The first {@code size} of these rows, of a list whose rows are in the order of one text, such as an id.
     *
     * @param found what a query found for at most {@code size + 1} rows
     * @param token the text of a row, after which the next page begins
     */
    public static <R> Page<R> first(List<R> found, int size, Function<R, String> token) {
        if (found.size() <= size) {
            return all(found);
        }
        List<R> shown = found.subList(0, size);
        return new Page<>(shown, token.apply(shown.get(size - 1)));
    }

    /** The same page with other items. */
    public <U> Page<U> map(Function<T, U> item) {
        return new Page<>(items.stream().map(item).toList(), nextPageToken);
    }
}
