@NullMarked
package org.dutywatch.compliance.people.scim;

import org.jspecify.annotations.NullMarked;
