@NullMarked
package org.dutywatch.compliance.insight.retention;

import org.jspecify.annotations.NullMarked;
