package org.dutywatch.compliance.bundles.format;

import java.util.List;
import org.dutywatch.compliance.bundles.format.FiguresFile.FindingTold;

/**
 * What a check of a bundle found: its files are those that were signed, and these are its figures beside our own.
 *
 * @param key that the signature fits
 * @param pinned whether the key was known beforehand; if not, anybody could have signed
 */
public record Verification(
        Manifest manifest, FindingTold finding, VerifyingKey key, boolean pinned, List<Figure> figures) {

    /**
     * One figure.
     *
     * @param name where it is in {@value BundleNames#FIGURES}
     * @param stated in the bundle; {@code absent} where it is not
     * @param computed from the facts in the bundle; {@code absent} where nothing comes out
     */
    public record Figure(String name, String stated, String computed) {
        public boolean isSame() {
            return stated.equals(computed);
        }
    }

    public boolean isIdentical() {
        return figures.stream().allMatch(Figure::isSame);
    }

    public List<Figure> differences() {
        return figures.stream().filter(figure -> !figure.isSame()).toList();
    }
}
