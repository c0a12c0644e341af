/** The estimator: turns accesses into attention, with the parameters of a named, versioned profile. */
@NullMarked
package org.dutywatch.compliance.model.attention.estimate;

import org.jspecify.annotations.NullMarked;
