package org.dutywatch.eventkit.rest;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Configures JSON everywhere: snake_case names, ISO 8601 times; at most {@value #MOST_LEVELS} levels of objects and
 * lists, {@value #LONGEST_NAME} characters of a name and {@value #LONGEST_NUMBER} of a number; an unknown field is an error
 * that names it. A method such as {@code isEmpty()} is not a field, so that such a method never becomes a part of a
 * contract.
 */
@Singleton
public class JsonStyle implements ObjectMapperCustomizer {
    /** Our own JSON has less than ten. */
    private static final int MOST_LEVELS = 50;

    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_NUMBER = 100;

    @Override
    public void customize(ObjectMapper json) {
        json.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_LEVELS)
                        .maxNameLength(LONGEST_NAME)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxStringLength(JsonBodyLimit.MOST_BYTES)
                        .build());
        json.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        json.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        json.disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        json.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
        json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        json.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        json.setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE);
    }
}
