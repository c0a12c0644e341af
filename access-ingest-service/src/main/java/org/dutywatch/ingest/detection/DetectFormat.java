package org.dutywatch.ingest.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.SupportedFormat.FormatOption;
import org.dutywatch.ingest.sources.Formats;

/**
 * Names the format of lines: the one that reads most of them. A vendor's format reads no line of another vendor, and comes
 * before a general one that reads its lines, too. A format that the administrator defines cannot be found out.
 */
@ApplicationScoped
public class DetectFormat {
    private static final int MOST_LINES = 1000;

    private final Formats formats;
    private final Clock clock;

    DetectFormat(Formats formats, Clock clock) {
        this.formats = formats;
        this.clock = clock;
    }

    /** @throws ProblemException INVALID_REQUEST if there is no line */
    public DetectedFormat detect(byte[] bytes) {
        List<FormatTrial> trials = new ArrayList<>();
        for (SupportedFormat supported : formats.all()) {
            trial(supported).ifPresent(trials::add);
        }
        trials.forEach(trial -> trial.tryLines(bytes, MOST_LINES));
        if (trials.get(0).lines() == 0) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "the body has no line that is not blank");
        }
        trials.sort(Comparator.comparingInt(FormatTrial::read).reversed());
        FormatTrial best = trials.get(0);
        return best.read() > 0 ? known(best, trials) : unknown(best.lines(), bytes, trials);
    }

    private static DetectedFormat known(FormatTrial best, List<FormatTrial> trials) {
        return new DetectedFormat(
                best.candidate().format(),
                null,
                reason(best),
                best.lines(),
                trials.stream()
                        .filter(trial -> trial.read() > 0)
                        .map(FormatTrial::candidate)
                        .toList());
    }

    private static DetectedFormat unknown(int lines, byte[] bytes, List<FormatTrial> trials) {
        KnownDevice device = KnownDevice.of(bytes);
        String known = device == null ? "" : " They are of " + device.label() + ": " + device.why() + ".";
        return new DetectedFormat(
                null,
                device == null ? null : device.label(),
                "No format reads any of the " + lines + " lines." + known,
                lines,
                trials.stream().map(FormatTrial::candidate).toList());
    }

    private static String reason(FormatTrial best) {
        return best.candidate().format() + " reads " + best.read() + " of " + best.lines() + " lines, and "
                + best.withHost() + " of them name a host.";
    }

    /** Empty if only the administrator can say how such lines are to be read. */
    private Optional<FormatTrial> trial(SupportedFormat supported) {
        boolean isDefinedBySource = supported.required().contains(FormatOption.LOGFORMAT)
                || supported.required().contains(FormatOption.FIELDS);
        return isDefinedBySource
                ? Optional.empty()
                : formats.of(supported.name(), supported.exampleOptions())
                        .map(format -> new FormatTrial(supported, format, clock.millis()));
    }
}
