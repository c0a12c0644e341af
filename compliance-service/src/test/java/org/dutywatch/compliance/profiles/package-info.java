@NullMarked
package org.dutywatch.compliance.profiles;

import org.jspecify.annotations.NullMarked;
