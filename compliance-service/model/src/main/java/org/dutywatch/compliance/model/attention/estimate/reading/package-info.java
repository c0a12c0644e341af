/** The ways to turn the accesses of one kind into times of attention: by bursts, or by bytes over time. */
@NullMarked
package org.dutywatch.compliance.model.attention.estimate.reading;

import org.jspecify.annotations.NullMarked;
