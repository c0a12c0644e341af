package org.dutywatch.compliance.rules.regulations;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One clause of the order, summarised in our own words; the text of the order is binding.
 *
 * @param classLetter the letter that the order prints in brackets after the clause; null where it prints none
 * @param observes what a log can show about the clause; null where it can show nothing
 * @param cannotObserve what no log can show about it
 * @param rules the rules of findings about this clause
 * @param endpoints other endpoints of Dutywatch that serve this clause
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
