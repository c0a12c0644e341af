package org.dutywatch.compliance.model.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The index of each value in a list without duplicates. */
final class ValueIndex<T> {
    private final Map<T, Integer> indexes = new HashMap<>();

    ValueIndex(List<T> values) {
        for (T value : values) {
            indexes.put(value, indexes.size());
        }
    }

    /** @throws IllegalArgumentException if the value is not in the list */
    int indexOf(T value) {
        Integer index = indexes.get(value);
        if (index == null) {
            throw new IllegalArgumentException("not in the list: " + value);
        }
        return index;
    }
}
