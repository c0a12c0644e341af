@NullMarked
package org.dutywatch.compliance.dryrun;

import org.jspecify.annotations.NullMarked;
