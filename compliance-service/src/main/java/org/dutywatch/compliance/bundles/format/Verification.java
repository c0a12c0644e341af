package org.dutywatch.compliance.bundles.format;

import java.util.List;
import org.dutywatch.compliance.bundles.format.FiguresFile.FindingTold;

/**
 * The result of verifying a bundle whose files are those that were signed: its figures beside the computed ones.
 *
 * @param finding the finding at the time of the export
 * @param key the key that made the signature
 * @param pinned whether the caller gave the key; if not, the key comes from the bundle and anybody could have signed it
 * @param figures every figure, in order of name
 */
public record Verification(
        Manifest manifest, FindingTold finding, VerifyingKey key, boolean pinned, List<Figure> figures) {

    /**
     * One figure.
     *
     * @param name path in {@value BundleNames#FIGURES}, such as {@code minutes.low}
     * @param stated value in the bundle; {@code absent} where the bundle has none
     * @param computed value that follows from the facts in the bundle; {@code absent} where there is none
     */
    public record Figure(String name, String stated, String computed) {
        public boolean isSame() {
            return stated.equals(computed);
        }
    }

    /** Whether no figure differs. */
    public boolean isIdentical() {
        return figures.stream().allMatch(Figure::isSame);
    }

    public List<Figure> differences() {
        return figures.stream().filter(figure -> !figure.isSame()).toList();
    }
}
