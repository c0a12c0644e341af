@NullMarked
package org.dutywatch.compliance.cases.unmasking;

import org.jspecify.annotations.NullMarked;
