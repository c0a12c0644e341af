/** Single changes of the roster: one entry, a swap, an extension, a call-out. */
@NullMarked
package org.dutywatch.compliance.duty.operations;

import org.jspecify.annotations.NullMarked;
