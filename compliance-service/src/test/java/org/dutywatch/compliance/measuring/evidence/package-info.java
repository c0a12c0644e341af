@NullMarked
package org.dutywatch.compliance.measuring.evidence;

import org.jspecify.annotations.NullMarked;
