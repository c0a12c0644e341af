@NullMarked
package org.dutywatch.compliance.cases.acknowledgement;

import org.jspecify.annotations.NullMarked;
