package org.dutywatch.compliance.model.bundles;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names of the files in a bundle. A bundle holds each of them exactly once, and no other file. */
public final class BundleNames {
    public static final String OBSERVATIONS = "observations.json";
    public static final String ROSTER = "roster.json";
    public static final String EXEMPTIONS = "exemptions.json";
    public static final String POLICY = "policy.json";
    public static final String PROFILE = "profile.json";
    public static final String CATALOGUE = "catalogue.json";
    public static final String FIGURES = "figures.json";
    public static final String README = "README.txt";
    public static final String PUBLIC_KEY = "public-key.pem";
    public static final String MANIFEST = "manifest.json";
    public static final String SIGNATURE = "manifest.sig";

    /** The files that the manifest lists, in this order. The signature of the manifest protects them, too. */
    static final List<String> LISTED =
            List.of(README, CATALOGUE, EXEMPTIONS, FIGURES, OBSERVATIONS, POLICY, PROFILE, PUBLIC_KEY, ROSTER);

    private BundleNames() {}

    static Set<String> all() {
        Set<String> all = new TreeSet<>(LISTED);
        all.add(MANIFEST);
        all.add(SIGNATURE);
        return all;
    }
}
