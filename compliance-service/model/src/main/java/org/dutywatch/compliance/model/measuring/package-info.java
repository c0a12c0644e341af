/** Minutes of one shift: attention inside duty, outside exemptions, with what was left out and why. */
@NullMarked
package org.dutywatch.compliance.model.measuring;

import org.jspecify.annotations.NullMarked;
