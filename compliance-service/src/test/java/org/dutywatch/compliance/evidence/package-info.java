@NullMarked
package org.dutywatch.compliance.evidence;

import org.jspecify.annotations.NullMarked;
