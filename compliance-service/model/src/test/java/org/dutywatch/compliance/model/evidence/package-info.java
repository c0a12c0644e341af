@NullMarked
package org.dutywatch.compliance.model.evidence;

import org.jspecify.annotations.NullMarked;
