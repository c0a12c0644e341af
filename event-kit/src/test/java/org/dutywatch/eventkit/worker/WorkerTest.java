package org.dutywatch.eventkit.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTest {
    /** Longer than any test: a run after it never happens by polling. */
    private static final Duration LONG = Duration.ofHours(1);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Workers workers = new Workers(metrics);
    private final AtomicInteger runs = new AtomicInteger();
    private @Nullable Worker worker;

    @AfterEach
    void stop() {
        if (worker != null) {
            worker.stop();
        }
    }

    private Worker start(WorkerSettings settings, Worker.Task task) {
        var started = workers.start(settings, task);
        worker = started;
        return started;
    }

    @Test
    void shouldRunAgainAtOnceWhileThereIsMoreWork() {
        start(new WorkerSettings("mails", 1, LONG), () -> runs.incrementAndGet() < 5);

        await("the work is done").until(() -> runs.get() == 5);
    }

    @Test
    void shouldPollWhenThereIsNoMoreWork() {
        start(new WorkerSettings("mails", 1, Duration.ofMillis(1)), () -> {
            runs.incrementAndGet();
            return false;
        });

        await("it polls").until(() -> runs.get() > 5);
    }

    @Test
    void shouldRunOnEveryThreadWhenItIsWoken() {
        var bothThreads = new CountDownLatch(2);
        var sleeping = start(new WorkerSettings("mails", 2, LONG), () -> {
            if (runs.incrementAndGet() > 2) {
                bothThreads.countDown();
                bothThreads.await();
            }
            return false;
        });
        await("both threads pause").until(() -> runs.get() == 2);

        sleeping.wake();

        await("both threads run").until(() -> bothThreads.getCount() == 0);
    }

    @Test
    void shouldRunAgainWhenItIsWokenDuringARun() {
        var firstRun = new CountDownLatch(1);
        var woken = new CountDownLatch(1);
        var busy = start(new WorkerSettings("mails", 1, LONG), () -> {
            if (runs.incrementAndGet() == 1) {
                firstRun.countDown();
                woken.await();
            }
            return false;
        });
        await("the first run is under way").until(() -> firstRun.getCount() == 0);

        busy.wake();
        woken.countDown();

        await("there is another run").until(() -> runs.get() == 2);
    }

    @Test
    void shouldGoOnWhenARunFailsWithAnError() {
        start(new WorkerSettings("mails", 1, LONG), () -> {
            if (runs.incrementAndGet() == 1) {
                throw new AssertionError("a failure that tests expect");
            }
            return false;
        });

        await("it runs again").until(() -> runs.get() == 2);
    }

    @Test
    void shouldInterruptARunWhenItDoesNotEndSoonAfterAStop() {
        var interrupted = new AtomicReference<InterruptedException>();
        var endless = start(new WorkerSettings("mails", 1, LONG), () -> {
            runs.incrementAndGet();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(e);
                throw e;
            }
            return true;
        });
        await("the run is under way").until(() -> runs.get() == 1);

        endless.stop();

        await("the run is interrupted").until(() -> interrupted.get() != null);
        assertThat(runs).hasValue(1);
    }

    @Test
    void shouldBeNotReadyWhenAWorkerHasNoSuccessfulRunForLong() {
        start(new WorkerSettings("mails", 1, LONG, Duration.ofMillis(1)), () -> {
            throw new IllegalStateException("a failure that tests expect");
        });

        await("the worker is stalled").until(() -> workers.call().getStatus() == HealthCheckResponse.Status.DOWN);
        assertThat(workers.call().getData().orElseThrow()).containsKey("mails");
        assertThat(metrics.get("dutywatch.worker.since.success.seconds")
                        .tag("worker", "mails")
                        .gauge()
                        .value())
                .isPositive();
    }

    @Test
    void shouldBeReadyWhenRunsSucceed() {
        start(new WorkerSettings("mails", 1, LONG), () -> false);

        assertThat(workers.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void shouldRefuseSettingsThatNeverRunOrNeverPause() {
        assertThatThrownBy(() -> new WorkerSettings("mails", 0, LONG)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WorkerSettings("mails", 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
