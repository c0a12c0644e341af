package org.dutywatch.compliance.regulations;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One clause of the order, in our own short words: the order itself holds.
 *
 * @param classLetter as the order prints it behind the clause; null where it prints none
 * @param observes what a log can show of it; null where nothing
 * @param cannotObserve what no log shows
 * @param rules of findings that are about it
 * @param endpoints where else Dutywatch serves it
 */
public record Regulation(
        @Schema(examples = "IV.C") String clause,

        @Schema(examples = "A", nullable = true) @Nullable String classLetter,

        String title,
        String summary,
        @Nullable String observes,
        String cannotObserve,
        List<String> rules,
        List<String> endpoints) {}
