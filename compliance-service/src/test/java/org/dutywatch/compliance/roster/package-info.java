@NullMarked
package org.dutywatch.compliance.roster;

import org.jspecify.annotations.NullMarked;
