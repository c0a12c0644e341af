@NullMarked
package org.dutywatch.compliance.unrostered;

import org.jspecify.annotations.NullMarked;
