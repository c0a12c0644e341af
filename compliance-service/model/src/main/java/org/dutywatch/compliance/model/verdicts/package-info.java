/** Minutes against limits: per shift, per window, per week; and possible postings. */
@NullMarked
package org.dutywatch.compliance.model.verdicts;

import org.jspecify.annotations.NullMarked;
