package org.dutywatch.compliance.model.bundles;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.bundles.file.CatalogueFile;
import org.dutywatch.compliance.model.bundles.file.ExemptionsFile;
import org.dutywatch.compliance.model.bundles.file.FiguresFile;
import org.dutywatch.compliance.model.bundles.file.FiguresFile.FindingAtExport;
import org.dutywatch.compliance.model.bundles.file.ObservationsFile;
import org.dutywatch.compliance.model.bundles.file.OffDutyRedaction;
import org.dutywatch.compliance.model.bundles.file.PolicyFile;
import org.dutywatch.compliance.model.bundles.file.RosterFile;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;

/** Writes the facts of a shift as the files of a bundle, and reads them again. */
public final class BundleFiles {
    private BundleFiles() {}

    /**
     * The facts of a shift, with the records that they come from.
     *
     * @param roster the roster entries around the shift
     * @param clocked the clock times around the shift, which override the planned times
     * @param exemptions the approved exemptions around the shift
     */
    public record RecordedFacts(
            ShiftFacts facts,
            List<RosterFile.RosterFileEntry> roster,
            List<RosterFile.ClockTimesEntry> clocked,
            List<ExemptionsFile.ExemptionEntry> exemptions) {

        RecordedFacts withOffDutyHidden() {
            return new RecordedFacts(OffDutyRedaction.redact(facts), roster, clocked, exemptions);
        }
    }

    /**
     * Creates a signed bundle. The figures are computed from the files themselves, so that the verifier gets the same
     * figures. Sites that the employee visited off duty are withheld where no figure depends on them, and the bundle
     * contains no hash of a host or path.
     *
     * @return a zip file; equal facts give equal bytes, except in the manifest and its signature
     */
    public static byte[] seal(
            RecordedFacts recorded, FindingAtExport finding, Manifest.ExportOrigin origin, SigningKey key) {
        SortedMap<String, byte[]> files = withFigures(recorded.withOffDutyHidden(), finding);
        files.put(BundleNames.README, Readme.text(finding).getBytes(StandardCharsets.UTF_8));
        files.put(BundleNames.PUBLIC_KEY, key.verifyingKey().pem().getBytes(StandardCharsets.US_ASCII));
        byte[] manifest = BundleJson.write(Manifest.of(origin, files));
        files.put(BundleNames.MANIFEST, manifest);
        files.put(BundleNames.SIGNATURE, key.sign(manifest));
        return BundleArchive.write(files);
    }

    /** Adds the figures, computed from the contents of the files and not from the facts in memory. */
    private static SortedMap<String, byte[]> withFigures(RecordedFacts recorded, FindingAtExport finding) {
        SortedMap<String, byte[]> files = write(recorded);
        try {
            files.put(BundleNames.FIGURES, BundleJson.write(FiguresFile.of(finding, facts(files))));
        } catch (BundleRefused e) {
            throw new IllegalStateException("a bundle cannot be read back", e);
        }
        return files;
    }

    static SortedMap<String, byte[]> write(RecordedFacts recorded) {
        ShiftFacts facts = recorded.facts();
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(BundleNames.OBSERVATIONS, BundleJson.writeList(ObservationsFile.of(facts.evidence())));
        files.put(
                BundleNames.ROSTER,
                BundleJson.write(
                        RosterFile.of(facts.shift(), facts.otherDuty(), recorded.roster(), recorded.clocked())));
        files.put(BundleNames.EXEMPTIONS, BundleJson.write(new ExemptionsFile(recorded.exemptions())));
        files.put(BundleNames.POLICY, BundleJson.write(new PolicyFile("IV.C", facts.policy(), facts.sitePolicies())));
        files.put(BundleNames.PROFILE, BundleJson.write(facts.profiles()));
        files.put(BundleNames.CATALOGUE, BundleJson.write(CatalogueFile.of(facts.evidence())));
        return files;
    }

    /**
     * Reads the facts from the files.
     *
     * @throws BundleRefused names the file that cannot be read
     */
    public static ShiftFacts facts(Map<String, byte[]> files) throws BundleRefused {
        RosterFile roster = read(files, BundleNames.ROSTER, RosterFile.class);
        ExemptionsFile exemptions = read(files, BundleNames.EXEMPTIONS, ExemptionsFile.class);
        PolicyFile limits = read(files, BundleNames.POLICY, PolicyFile.class);
        return new ShiftFacts(
                roster.asShift(),
                exemptions.windows(),
                exemptions.siteExemptions(),
                org.dutywatch.compliance.model.time.IntervalSet.of(roster.otherDuty()),
                read(files, BundleNames.OBSERVATIONS, ObservationsFile.class).observations(),
                limits.policy(),
                read(files, BundleNames.PROFILE, EstimatorProfiles.class),
                null,
                limits.besides());
    }

    static <T> T read(Map<String, byte[]> files, String name, Class<T> type) throws BundleRefused {
        return BundleJson.read(name, get(files, name), type);
    }

    /** @throws NullPointerException where the file is missing */
    static byte[] get(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }
}
