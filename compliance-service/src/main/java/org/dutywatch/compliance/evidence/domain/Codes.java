package org.dutywatch.compliance.evidence.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The place of each value in a list without repetitions. */
final class Codes<T> {
    private final Map<T, Integer> places = new HashMap<>();

    Codes(List<T> values) {
        for (T value : values) {
            places.put(value, places.size());
        }
    }

    int of(T value) {
        Integer place = places.get(value);
        if (place == null) {
            throw new IllegalArgumentException("not in the list: " + value);
        }
        return place;
    }
}
