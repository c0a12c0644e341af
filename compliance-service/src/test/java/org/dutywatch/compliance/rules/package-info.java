@NullMarked
package org.dutywatch.compliance.rules;

import org.jspecify.annotations.NullMarked;
