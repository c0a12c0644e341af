/** Daily aggregates by unit, kept up to date by a worker. */
@NullMarked
package org.dutywatch.compliance.insight.dashboards.aggregates;

import org.jspecify.annotations.NullMarked;
