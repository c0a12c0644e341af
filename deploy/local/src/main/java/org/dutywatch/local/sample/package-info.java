/** The sample department's log, written by a small deterministic generator. */
@NullMarked
package org.dutywatch.local.sample;

import org.jspecify.annotations.NullMarked;
