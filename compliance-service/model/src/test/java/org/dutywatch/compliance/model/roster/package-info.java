@NullMarked
package org.dutywatch.compliance.model.roster;

import org.jspecify.annotations.NullMarked;
