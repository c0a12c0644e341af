package org.dutywatch.simulator.world;

import java.util.List;
import java.util.Random;

/** Draws random values. Equal seeds give equal values. */
final class RandomDraws {
    private final Random random;

    RandomDraws(long seed) {
        random = new Random(seed);
    }

    /** True with this probability, 0 to 1. */
    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    double uniform(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    /** Log-uniform: a value between 1 and 3 is as likely as one between 3 and 9. */
    double logUniform(double least, double most) {
        return least * Math.exp(random.nextDouble() * Math.log(most / least));
    }

    /** A whole number from {@code least} to {@code most}, both inclusive. */
    int integerBetween(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Log-normal, with this median and the standard deviation {@code sigma} of the natural logarithm. */
    double logNormal(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    /**
     * Weibull, the distribution of dwell times. With a shape below one, the longer a person has stayed on a page, the
     * less likely he is to leave it (Liu, White and Dumais 2010).
     */
    double weibull(double scale, double shape) {
        return scale * Math.pow(-Math.log(1 - random.nextDouble()), 1 / shape);
    }

    /** Exponential: the waiting time for an event that is equally likely at every moment. */
    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
