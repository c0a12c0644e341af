package org.dutywatch.compliance.model.bundles;

import java.util.List;
import org.dutywatch.compliance.model.bundles.file.FiguresFile.FindingAtExport;
import org.dutywatch.compliance.model.bundles.signing.VerifyingKey;

/**
 * The result of verifying a bundle whose files are those that were signed: its figures beside the computed ones.
 *
 * @param finding the finding at the time of the export
 * @param key the key that made the signature
 * @param pinned whether the caller gave the key; if not, the key comes from the bundle and anybody could have signed it
 * @param figures every figure, in order of name
 */
public record Verification(
        Manifest manifest, FindingAtExport finding, VerifyingKey key, boolean pinned, List<ComparedFigure> figures) {

    /**
     * One figure.
     *
     * @param name path in {@value BundleNames#FIGURES}, such as {@code minutes.low}
     * @param stated value in the bundle; {@code absent} where the bundle has none
     * @param computed value that follows from the facts in the bundle; {@code absent} where there is none
     */
    public record ComparedFigure(String name, String stated, String computed) {
        public boolean isSame() {
            return stated.equals(computed);
        }
    }

    /** Whether no figure differs. */
    public boolean isIdentical() {
        return figures.stream().allMatch(ComparedFigure::isSame);
    }

    public List<ComparedFigure> differences() {
        return figures.stream().filter(figure -> !figure.isSame()).toList();
    }
}
