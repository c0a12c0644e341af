@NullMarked
package org.dutywatch.compliance.viewing;

import org.jspecify.annotations.NullMarked;
