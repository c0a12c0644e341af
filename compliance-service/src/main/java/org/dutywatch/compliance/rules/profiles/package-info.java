/** Which estimator profile is in force from when, decided by two people. */
@NullMarked
package org.dutywatch.compliance.rules.profiles;

import org.jspecify.annotations.NullMarked;
