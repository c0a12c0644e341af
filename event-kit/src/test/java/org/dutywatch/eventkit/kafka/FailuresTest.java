package org.dutywatch.eventkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    @ParameterizedTest
    @CsvSource({"08006,true", "40001,true", "40P01,true", "53300,true", "57P01,true", "23505,false", "42601,false"})
    void shouldRetryADatabaseFailureDependingOnItsSqlState(String state, boolean retryable) {
        var failure = new IllegalStateException(new SQLException("x", state));

        assertThat(Failures.isTemporary(failure)).isEqualTo(retryable);
    }

    @Test
    void shouldNotRetryWhenAStatementHasNoTransaction() {
        assertThat(Failures.isTemporary(new SQLException("Connection acquired without transaction.")))
                .isFalse();
        assertThat(Failures.isTemporary(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
    }

    @Test
    void shouldKnowALockTimeout() {
        assertThat(Failures.isLockTimeout(new IllegalStateException(new SQLException("x", "55P03"))))
                .isTrue();
        assertThat(Failures.isLockTimeout(new SQLException("x", "40P01"))).isFalse();
    }

    @Test
    void shouldRetryWhenTheBrokerIsDownButNotWhenAMessageIsTooLarge() {
        assertThat(Failures.isTemporary(new TimeoutException("broker not reachable")))
                .isTrue();
        assertThat(Failures.isTemporary(new RecordTooLargeException("5 MB"))).isFalse();
    }

    @Test
    void shouldRetryUntilTheBrokerAcceptsTheLogin() {
        assertThat(Failures.isTemporary(new TopicAuthorizationException("not yet allowed")))
                .isTrue();
        assertThat(Failures.isTemporary(new SaslAuthenticationException("old password")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ARJUNA016102: The transaction is not active! Uid is 0:ffff7f000001:a3c5:6543:12",
                "Enlisted connection used without active transaction",
                "Transaction was rolled back in a different thread!"
            })
    void shouldRetryWhenTheTransactionLastedTooLong(String message) {
        var failure = new IllegalStateException(new RollbackException(message));

        assertThat(Failures.isTimeout(failure)).isTrue();
        assertThat(Failures.isTemporary(failure)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"08006,true", "23505,false"})
    void shouldRetryAFailedCommitDependingOnWhatTheDatabaseSaid(String state, boolean retryable) {
        var failure = new RollbackException("ARJUNA016053: Could not commit transaction.");
        failure.addSuppressed(new IllegalStateException(new SQLException("x", state)));

        assertThat(Failures.isTemporary(failure)).isEqualTo(retryable);
        assertThat(Failures.isTimeout(failure)).isFalse();
    }

    @Test
    void shouldRetryWhenAServiceStopInterrupted() {
        assertThat(Failures.isTemporary(new InterruptException("stopping"))).isTrue();
        Thread.interrupted(); // Kafka's exception sets the flag of this thread
    }

    @Test
    void shouldDoubleThePauseUpToFifteenSeconds() {
        assertThat(Failures.backoff(0)).isEqualTo(Duration.ofMillis(200));
        assertThat(Failures.backoff(3)).isEqualTo(Duration.ofMillis(1600));
        assertThat(Failures.backoff(1000)).isEqualTo(Duration.ofSeconds(15));
    }
}
