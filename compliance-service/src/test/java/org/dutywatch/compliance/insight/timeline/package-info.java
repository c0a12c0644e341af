@NullMarked
package org.dutywatch.compliance.insight.timeline;

import org.jspecify.annotations.NullMarked;
