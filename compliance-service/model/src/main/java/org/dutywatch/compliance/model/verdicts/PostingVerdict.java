package org.dutywatch.compliance.model.verdicts;

import org.dutywatch.compliance.model.attention.Confidence;

/** Whether a shift contains anything that looks like posting. At most a review: posting never leads to an alert. */
public sealed interface PostingVerdict {

    record NoIndication() implements PostingVerdict {}

    /**
     * A person should look.
     *
     * @param indications at least one
     * @param confidence their confidence class
     */
    record Review(PostingIndications indications, Confidence confidence) implements PostingVerdict {}
}
