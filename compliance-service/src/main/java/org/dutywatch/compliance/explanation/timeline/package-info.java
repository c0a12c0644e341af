@NullMarked
package org.dutywatch.compliance.explanation.timeline;

import org.jspecify.annotations.NullMarked;
