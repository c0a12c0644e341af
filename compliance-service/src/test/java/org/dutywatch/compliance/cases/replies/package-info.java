@NullMarked
package org.dutywatch.compliance.cases.replies;

import org.jspecify.annotations.NullMarked;
