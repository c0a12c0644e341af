package org.dutywatch.verifier;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.bundles.Verification;
import org.dutywatch.compliance.model.bundles.Verification.ComparedFigure;

/** Prints what was verified, and the figures in the bundle beside the computed ones. */
final class VerificationReport {
    private static final String ROW = "%-34s %-24s %-24s %s%n";

    private final PrintStream out;

    VerificationReport(PrintStream out) {
        this.out = out;
    }

    void print(Path bundle, Verification verification) {
        var manifest = verification.manifest();
        var finding = verification.finding();
        String version = VerificationReport.class.getPackage().getImplementationVersion();
        out.println("verifier  " + (version == null ? "of an unknown version" : version));
        out.println("bundle    " + bundle);
        out.println("finding   " + finding.findingId() + ", revision " + finding.revision() + ", published as "
                + finding.tier() + ", " + finding.state()
                + " (" + finding.rule() + ", clause " + finding.clause() + ")");
        out.println("exported  " + manifest.exportedAt() + " by " + manifest.exportedBy() + ", from "
                + manifest.service() + " " + manifest.serviceVersion());
        out.println("files     " + manifest.files().size()
                + ", each with the size and SHA-256 that the signed manifest lists");
        out.println("signer    SHA-256 of the key " + verification.key().fingerprint());
        out.println(
                verification.pinned()
                        ? "          the signature was made with the key that you gave"
                        : "          ATTENTION: checked only against the key inside the bundle, which a forger can"
                                + " replace; give the department's key with --key");
        out.println();
        out.printf(ROW, "figure", "in the bundle", "computed here", "");
        verification
                .figures()
                .forEach(figure -> out.printf(
                        ROW,
                        figure.name(),
                        figure.stated(),
                        figure.computed(),
                        figure.isSame() ? "same" : "DIFFERENT"));
        out.println();
        out.println(conclusion(verification));
    }

    private static String conclusion(Verification verification) {
        if (verification.isIdentical()) {
            return "IDENTICAL: all " + verification.figures().size() + " figures follow from the facts in the bundle.";
        }
        return "NOT VERIFIED: figures.json: these figures do not follow from the facts in the bundle: "
                + verification.differences().stream().map(ComparedFigure::name).collect(Collectors.joining(", "))
                + ". If the bundle was exported by another version of the"
                + " service, use the verifier of that version.";
    }
}
