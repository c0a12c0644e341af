/** Retention: results and findings are deleted when their time is over and nothing holds them. */
@NullMarked
package org.dutywatch.compliance.insight.retention;

import org.jspecify.annotations.NullMarked;
