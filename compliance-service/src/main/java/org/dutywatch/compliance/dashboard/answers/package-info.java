@NullMarked
package org.dutywatch.compliance.dashboard.answers;

import org.jspecify.annotations.NullMarked;
