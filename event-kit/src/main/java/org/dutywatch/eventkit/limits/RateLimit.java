package org.dutywatch.eventkit.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** One limit, with a bucket of requests for each address or client. It is thread-safe. */
final class RateLimit {
    private final String name;
    private final long requests;
    private final Duration period;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /**
     * @param name as metrics and answers call it
     * @param requests how many requests a bucket has; as many come back evenly over the period
     * @param remembered how many buckets are kept. A bucket is also forgotten when it was not used for a period: by then
     *     it is full again.
     */
    RateLimit(String name, long requests, Duration period, long remembered, TimeMeter time) {
        this.name = name;
        this.requests = requests;
        this.period = period;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(period)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /**
     * Takes one request out of a bucket.
     *
     * @param key the address or the client
     * @return zero if there was one, or else how long it takes until there is
     */
    Duration take(String key) {
        ConsumptionProbe probe = buckets.get(key, unknown -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    String name() {
        return name;
    }

    /** Such as {@code client: at most 600 requests in PT1M}. */
    @Override
    public String toString() {
        return name + ": at most " + requests + " requests in " + period;
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, period))
                .withCustomTimePrecision(time)
                .build();
    }
}
