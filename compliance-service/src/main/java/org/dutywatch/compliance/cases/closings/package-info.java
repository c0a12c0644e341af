/** Ends the review of a finding without a referral; the review of an alert takes a second person who agrees. */
@NullMarked
package org.dutywatch.compliance.cases.closings;

import org.jspecify.annotations.NullMarked;
