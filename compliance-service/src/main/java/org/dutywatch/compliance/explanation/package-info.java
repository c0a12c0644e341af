@NullMarked
package org.dutywatch.compliance.explanation;

import org.jspecify.annotations.NullMarked;
