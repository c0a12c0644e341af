package org.dutywatch.compliance.evaluation.domain;

import org.dutywatch.compliance.attention.domain.Confidence;

/** Whether a shift contains anything that looks like posting. At most a review: posting never leads to an alert. */
public sealed interface PostingVerdict {

    record NoIndication() implements PostingVerdict {}

    /**
     * A person should look.
     *
     * @param indications at least one
     * @param confidence the class of their evidence
     */
    record Review(PostingIndications indications, Confidence confidence) implements PostingVerdict {}
}
