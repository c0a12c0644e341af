@NullMarked
package org.dutywatch.compliance.people;

import org.jspecify.annotations.NullMarked;
