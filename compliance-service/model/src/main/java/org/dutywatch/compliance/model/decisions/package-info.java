/** Decisions that need a second person: who may make them, and until when. */
@NullMarked
package org.dutywatch.compliance.model.decisions;

import org.jspecify.annotations.NullMarked;
