package org.dutywatch.eventkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.dutywatch.eventkit.audit.PendingAttempts.Times;
import org.junit.jupiter.api.Test;

class PendingAttemptsTest {
    private static final Instant NOW = Instant.parse("2026-11-05T12:00:00Z");

    private final PendingAttempts pending = new PendingAttempts();

    @Test
    void shouldCountAttemptsThatAreAlikeAndKeepTheTimeOfTheFirst() {
        pending.add(attempt("clerk", "/a"), NOW);
        pending.add(attempt("clerk", "/a"), NOW.plusMillis(5));
        pending.add(attempt("clerk", "/b"), NOW.plusMillis(9));

        assertThat(pending.take())
                .containsEntry(attempt("clerk", "/a"), new Times(NOW, 2))
                .containsEntry(attempt("clerk", "/b"), new Times(NOW.plusMillis(9), 1));
        assertThat(pending.take()).isEmpty();
    }

    @Test
    void shouldKeepFewEntriesOfAnActorWhoTriesManyTargetsAndLoseNoAttempt() {
        for (int i = 0; i < 10_000; i++) {
            pending.add(attempt("prober", "/findings/" + i), NOW);
        }
        pending.add(attempt("other", "/findings/1"), NOW);

        var taken = pending.take();

        assertThat(taken).hasSize(PendingAttempts.TARGETS_OF_AN_ACTOR + 2);
        assertThat(taken)
                .containsEntry(
                        attempt("prober", "/x").withoutTarget(),
                        new Times(NOW, 10_000 - PendingAttempts.TARGETS_OF_AN_ACTOR));
        assertThat(taken).containsKey(attempt("other", "/findings/1"));
    }

    @Test
    void shouldAddWhatWasPutBackToWhatCameMeanwhile() {
        pending.add(attempt("clerk", "/a"), NOW);
        var taken = pending.take();
        pending.add(attempt("clerk", "/a"), NOW.plusMillis(5));

        pending.putBack(taken);

        assertThat(pending.take()).containsEntry(attempt("clerk", "/a"), new Times(NOW, 2));
    }

    private static Attempt attempt(String user, String target) {
        var actor = new Actor(user, List.of("supervisor"), new RequestOrigin("192.0.2.1", "session"));
        return new Attempt(actor, "GET", target, 403, AuditOutcome.REFUSED);
    }
}
