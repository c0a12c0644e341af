/** Publishes the current duty of employees as compliance.duty-changed.v1. */
@NullMarked
package org.dutywatch.compliance.duty.publication;

import org.jspecify.annotations.NullMarked;
