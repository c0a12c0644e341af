@NullMarked
package org.dutywatch.compliance.duty.roster;

import org.jspecify.annotations.NullMarked;
