package org.dutywatch.compliance.people.access;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.dutywatch.compliance.model.time.Minutes;

/**
 * Figures as they are shown under a pseudonym. Exact ones are the same for all viewers, so that they would join their
 * lists. Whether a limit was passed is shown by the tier of the finding, not by these.
 */
public final class CoarseFigures {
    /** In minutes. Small against usual limits, and large against the differences between people. */
    private static final BigDecimal STEP = BigDecimal.valueOf(5);

    private static final int COUNT_STEP = 5;

    private CoarseFigures() {}

    /** To the nearest 5 minutes, with one decimal place as other minutes. */
    public static BigDecimal minutes(BigDecimal exact) {
        return exact.divide(STEP, 0, RoundingMode.HALF_UP).multiply(STEP).setScale(1);
    }

    /** To the nearest 5 minutes. */
    public static Minutes minutes(Minutes exact) {
        return Minutes.of(minutes(exact.toBigDecimal()));
    }

    /** 0 and 1 as they are, more up to the next multiple of 5. */
    public static int count(int exact) {
        return exact <= 1 ? exact : (exact + COUNT_STEP - 1) / COUNT_STEP * COUNT_STEP;
    }
}
