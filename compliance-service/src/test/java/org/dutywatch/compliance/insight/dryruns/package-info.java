@NullMarked
package org.dutywatch.compliance.insight.dryruns;

import org.jspecify.annotations.NullMarked;
