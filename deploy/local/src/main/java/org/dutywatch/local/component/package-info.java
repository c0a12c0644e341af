/** The components of the stack, one class each. */
@NullMarked
package org.dutywatch.local.component;

import org.jspecify.annotations.NullMarked;
