@NullMarked
package org.dutywatch.compliance.people.acting;

import org.jspecify.annotations.NullMarked;
