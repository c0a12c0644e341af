/** Dashboards over REST. */
@NullMarked
package org.dutywatch.compliance.insight.dashboards;

import org.jspecify.annotations.NullMarked;
