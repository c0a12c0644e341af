@NullMarked
package org.dutywatch.compliance.cases.revision;

import org.jspecify.annotations.NullMarked;
