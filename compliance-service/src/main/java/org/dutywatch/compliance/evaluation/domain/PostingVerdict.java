package org.dutywatch.compliance.evaluation.domain;

import org.dutywatch.compliance.attention.domain.Confidence;

/** Whether a shift holds anything that looks like posting. It never accuses: there is no alert here. */
public sealed interface PostingVerdict {

    record NoIndication() implements PostingVerdict {}

    /**
     * A person should look.
     *
     * @param indications at least one
     * @param confidence how they were seen and attributed
     */
    record Review(PostingIndications indications, Confidence confidence) implements PostingVerdict {}
}
