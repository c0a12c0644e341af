package org.dutywatch.eventkit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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
}
