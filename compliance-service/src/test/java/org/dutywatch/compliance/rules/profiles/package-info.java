@NullMarked
package org.dutywatch.compliance.rules.profiles;

import org.jspecify.annotations.NullMarked;
