/** Access observations, and the attention that an estimator computes from them: intervals of foreground use. */
@NullMarked
package org.dutywatch.compliance.model.attention;

import org.jspecify.annotations.NullMarked;
