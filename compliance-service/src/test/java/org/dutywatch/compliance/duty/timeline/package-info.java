@NullMarked
package org.dutywatch.compliance.duty.timeline;

import org.jspecify.annotations.NullMarked;
