/** Draws a timeline as SVG. */
@NullMarked
package org.dutywatch.compliance.insight.timeline;

import org.jspecify.annotations.NullMarked;
