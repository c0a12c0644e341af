/** What supervisors and administrators do about a finding. */
@NullMarked
package org.dutywatch.compliance.cases.review;

import org.jspecify.annotations.NullMarked;
