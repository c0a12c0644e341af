package org.dutywatch.compliance.cases.unmasking;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks that a reason says something. It cannot check that the reason is true: that is what the second person is for.
 */
final class SubstantialReason {
    static final int LETTERS = 20;
    static final int WORDS = 4;
    private static final int DIFFERENT_LETTERS = 8;
    private static final Set<String> FILLER = Set.of(
            "test",
            "testing",
            "asdf",
            "qwerty",
            "qwertz",
            "foo",
            "bar",
            "baz",
            "blah",
            "bla",
            "lorem",
            "ipsum",
            "dolor",
            "todo",
            "reason",
            "reasons",
            "purpose",
            "because",
            "needed",
            "need",
            "please",
            "just",
            "none",
            "nothing",
            "whatever",
            "the",
            "this",
            "that",
            "some",
            "and",
            "for",
            "see",
            "want",
            "have",
            "must");

    private SubstantialReason() {}

    /** Why the reason is refused; empty if it is not. */
    static Optional<String> refusal(String reason) {
        if (reason.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("reason contains control characters");
        }
        List<String> words = words(reason);
        long letters = words.stream().mapToLong(String::length).sum();
        long differentLetters =
                words.stream().flatMapToInt(String::chars).distinct().count();
        boolean says = letters >= LETTERS && words.size() >= WORDS && differentLetters >= DIFFERENT_LETTERS;
        if (says) {
            return Optional.empty();
        }
        List<String> fillers =
                allWords(reason).filter(FILLER::contains).distinct().toList();
        return Optional.of("reason must say why the persons are needed, in at least " + WORDS
                + " different words with " + LETTERS + " letters; repetitions do not count"
                + (fillers.isEmpty() ? "" : ", nor do these words: " + String.join(", ", fillers)));
    }

    /** The different words of two letters or more that are no filler, in lower case. */
    private static List<String> words(String reason) {
        return allWords(reason)
                .filter(word -> word.chars().distinct().count() > 1)
                .filter(word -> !FILLER.contains(word))
                .distinct()
                .toList();
    }

    private static Stream<String> allWords(String reason) {
        return Stream.of(reason.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
    }
}
