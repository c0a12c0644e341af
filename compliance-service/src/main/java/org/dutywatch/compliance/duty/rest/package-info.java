/** The roster's REST endpoint, which serves imports and single shifts. */
@NullMarked
package org.dutywatch.compliance.duty.rest;

import org.jspecify.annotations.NullMarked;
