package org.dutywatch.compliance.model.bundles;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dutywatch.compliance.model.bundles.Verification.ComparedFigure;
import org.dutywatch.compliance.model.bundles.file.CatalogueFile;
import org.dutywatch.compliance.model.bundles.file.FiguresFile;
import org.dutywatch.compliance.model.bundles.signing.VerifyingKey;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a bundle from its bytes alone: checks that it is complete and unchanged and that its signature is valid,
 * then computes the figures again from its facts, with the estimator of this program.
 */
public final class VerifyBundle {
    private final @Nullable VerifyingKey pinned;
    private final boolean repackedAllowed;

    /**
     * @param pinned the only key to trust; null trusts the key in the bundle
     * @param repackedAllowed whether to accept a zip archive that was packed again; its files must be unchanged in any
     *     case
     */
    public VerifyBundle(@Nullable VerifyingKey pinned, boolean repackedAllowed) {
        this.pinned = pinned;
        this.repackedAllowed = repackedAllowed;
    }

    /**
     * @return the figures in the bundle beside the computed ones; they may differ
     * @throws BundleRefused where the bundle is not complete and unchanged, the signature is not valid, or a file
     *     cannot be read
     */
    public Verification verify(byte[] archive) throws BundleRefused {
        SortedMap<String, byte[]> files = BundleArchive.read(archive);
        requireExactly(files);
        VerifyingKey key = signer(files);
        Manifest manifest = manifest(files);
        requireListed(manifest, files);
        if (!repackedAllowed) {
            BundleArchive.requireUnchanged(archive, files);
        }
        try {
            return recompute(files, manifest, key);
        } catch (RuntimeException e) {
            throw new BundleRefused(
                    BundleNames.FIGURES,
                    "the figures cannot be computed from the facts in the bundle (" + e.getMessage() + ")");
        }
    }

    private static void requireExactly(Map<String, byte[]> files) throws BundleRefused {
        var unknown = new TreeSet<>(files.keySet());
        unknown.removeAll(BundleNames.all());
        if (!unknown.isEmpty()) {
            throw new BundleRefused(unknown.first(), "it does not belong in a bundle");
        }
        var missing = BundleNames.all();
        missing.removeAll(files.keySet());
        if (!missing.isEmpty()) {
            throw new BundleRefused(missing.iterator().next(), "it is missing");
        }
    }

    private VerifyingKey signer(Map<String, byte[]> files) throws BundleRefused {
        VerifyingKey inside = keyInside(files);
        if (pinned != null && !pinned.equals(inside)) {
            throw new BundleRefused(
                    BundleNames.PUBLIC_KEY, "the bundle was signed with another key than the one that you gave");
        }
        byte[] manifest = BundleFiles.get(files, BundleNames.MANIFEST);
        if (!inside.verifies(manifest, BundleFiles.get(files, BundleNames.SIGNATURE))) {
            throw new BundleRefused(
                    BundleNames.MANIFEST,
                    "the signature in " + BundleNames.SIGNATURE + " does not match: one of the two was changed, or "
                            + BundleNames.PUBLIC_KEY);
        }
        return inside;
    }

    private static VerifyingKey keyInside(Map<String, byte[]> files) throws BundleRefused {
        try {
            return VerifyingKey.read(
                    new String(BundleFiles.get(files, BundleNames.PUBLIC_KEY), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new BundleRefused(BundleNames.PUBLIC_KEY, "it is not an Ed25519 public key in PEM");
        }
    }

    private static Manifest manifest(Map<String, byte[]> files) throws BundleRefused {
        Manifest manifest = BundleFiles.read(files, BundleNames.MANIFEST, Manifest.class);
        if (!manifest.format().equals(Manifest.FORMAT) || manifest.formatVersion() != Manifest.VERSION) {
            throw new BundleRefused(
                    BundleNames.MANIFEST,
                    "this verifier reads " + Manifest.FORMAT + " version " + Manifest.VERSION + ", not "
                            + manifest.format() + " version " + manifest.formatVersion());
        }
        return manifest;
    }

    private static void requireListed(Manifest manifest, Map<String, byte[]> files) throws BundleRefused {
        if (!manifest.files().stream()
                .map(Manifest.ManifestEntry::name)
                .toList()
                .equals(BundleNames.LISTED)) {
            throw new BundleRefused(BundleNames.MANIFEST, "it does not list exactly the files of a bundle");
        }
        for (Manifest.ManifestEntry entry : manifest.files()) {
            byte[] bytes = BundleFiles.get(files, entry.name());
            if (!Manifest.ManifestEntry.of(entry.name(), bytes).equals(entry)) {
                throw new BundleRefused(
                        entry.name(), "it was changed: its size or its SHA-256 is not the one in the manifest");
            }
        }
    }

    private Verification recompute(Map<String, byte[]> files, Manifest manifest, VerifyingKey key)
            throws BundleRefused {
        ShiftFacts facts = BundleFiles.facts(files);
        FiguresFile stated = BundleFiles.read(files, BundleNames.FIGURES, FiguresFile.class);
        CatalogueFile catalogue = BundleFiles.read(files, BundleNames.CATALOGUE, CatalogueFile.class);
        if (!catalogue.equals(CatalogueFile.of(facts.evidence()))) {
            throw new BundleRefused(BundleNames.CATALOGUE, "it does not match the observations");
        }
        return new Verification(
                manifest,
                stated.finding(),
                key,
                pinned != null,
                compare(stated, FiguresFile.of(stated.finding(), facts)));
    }

    private static List<ComparedFigure> compare(FiguresFile stated, FiguresFile computed) {
        Map<String, String> computedByName = flat(computed);
        Map<String, String> statedByName = flat(stated);
        var names = new TreeSet<>(computedByName.keySet());
        names.addAll(statedByName.keySet());
        List<ComparedFigure> figures = new ArrayList<>();
        for (String name : names) {
            if (!name.startsWith("finding.")) {
                figures.add(new ComparedFigure(
                        name, statedByName.getOrDefault(name, "absent"), computedByName.getOrDefault(name, "absent")));
            }
        }
        return figures;
    }

    private static Map<String, String> flat(FiguresFile figures) {
        Map<String, String> flat = new TreeMap<>();
        flatten("", BundleJson.tree(figures), flat);
        return flat;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> flat) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), flat));
        } else {
            flat.put(name, node.isValueNode() ? node.asText() : node.toString());
        }
    }
}
