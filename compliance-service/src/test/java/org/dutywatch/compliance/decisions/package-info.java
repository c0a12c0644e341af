@NullMarked
package org.dutywatch.compliance.decisions;

import org.jspecify.annotations.NullMarked;
