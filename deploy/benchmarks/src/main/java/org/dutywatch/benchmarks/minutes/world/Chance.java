package org.dutywatch.benchmarks.minutes.world;

import java.util.List;
import java.util.Random;

/** Draws. The same seed draws the same. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    /** Evenly over magnitudes: as likely between 1 and 3 as between 3 and 9. */
    double magnitude(double least, double most) {
        return least * Math.exp(random.nextDouble() * Math.log(most / least));
    }

    int count(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Around the median, with a spread of {@code sigma} in natural logarithms. */
    double logNormal(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    /** Dwell times: with a shape below one, who has stayed is likely to stay on (Liu, White and Dumais 2010). */
    double weibull(double scale, double shape) {
        return scale * Math.pow(-Math.log(1 - random.nextDouble()), 1 / shape);
    }

    /** Waiting time for something that happens at any moment with the same likelihood. */
    double wait(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
