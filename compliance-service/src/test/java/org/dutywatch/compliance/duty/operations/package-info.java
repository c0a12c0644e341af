@NullMarked
package org.dutywatch.compliance.duty.operations;

import org.jspecify.annotations.NullMarked;
