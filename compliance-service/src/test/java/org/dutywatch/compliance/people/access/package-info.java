@NullMarked
package org.dutywatch.compliance.people.access;

import org.jspecify.annotations.NullMarked;
