@NullMarked
package org.dutywatch.compliance.duty.acting;

import org.jspecify.annotations.NullMarked;
