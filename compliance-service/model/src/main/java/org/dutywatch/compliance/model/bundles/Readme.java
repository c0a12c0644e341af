package org.dutywatch.compliance.model.bundles;

import org.dutywatch.compliance.model.bundles.file.FiguresFile.FindingAtExport;

/** {@value BundleNames#README}: explains the bundle to people who open it. */
final class Readme {
    private Readme() {}

    static String text(FindingAtExport finding) {
        return """
                DUTYWATCH EVIDENCE BUNDLE

                Finding %s, revision %d.

                This archive holds every fact that the minutes of one shift were computed from, the
                parameters of the computation, and the resulting figures:

                  observations.json  accesses to monitored sites, without paths or queries
                  roster.json        the shift, breaks, leave and other duty around it, as recorded
                  exemptions.json    official business that was approved
                  policy.json        the limit that was in force
                  profile.json       every parameter of the estimator, and the bands
                  catalogue.json     how the site catalogue classified the hosts
                  figures.json       the figures in minutes, and the finding
                  public-key.pem     the key that the signature can be checked with
                  manifest.json      size and SHA-256 of each of these files, who exported them and when
                  manifest.sig       Ed25519 signature of manifest.json

                How to verify, with Java 17 or newer, without a network:

                  java -jar verifier.jar BUNDLE.zip --key PUBLIC_KEY.pem

                It checks the signature and every byte, computes all figures again from the files alone,
                and ends with 0 only if nothing differs. Get PUBLIC_KEY.pem from the department and not from
                this archive: whoever forges a bundle can put his own key into it. Without
                Java the signature and the files can be checked with openssl and sha256sum:

                  openssl pkeyutl -verify -pubin -inkey PUBLIC_KEY.pem -rawin -in manifest.json \\
                    -sigfile manifest.sig

                What it does not show: who sat at the machine, whether anybody looked, what official
                business was not recorded, and what happened on devices that do not log here. The figures
                are estimates with a band. They are measurements and judge nobody.

                Handle with care: it holds personal data. Accesses in the hour before and after the shift,
                in breaks and on leave are included only because a visit that crosses an edge cannot be
                recognised without them. Their minutes never count. Where no figure depends on it,
                aliases such as withheld-1 stand for their ids, sites and hosts: equal aliases are equal
                sites, and no alias shows whether its site also occurs by name. "series" only numbers
                requests that repeat.
                Give the archive only to people who have to check these figures, and delete it
                afterwards.
                """.formatted(finding.findingId(), finding.revision());
    }
}
