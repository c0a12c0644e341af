@NullMarked
package org.dutywatch.compliance.duty.publication;

import org.jspecify.annotations.NullMarked;
