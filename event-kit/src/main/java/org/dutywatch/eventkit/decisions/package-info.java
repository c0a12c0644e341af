/** Decisions that await a second person: asked for, published, counted, settled, and expired when their time is over. */
@NullMarked
package org.dutywatch.eventkit.decisions;

import org.jspecify.annotations.NullMarked;
