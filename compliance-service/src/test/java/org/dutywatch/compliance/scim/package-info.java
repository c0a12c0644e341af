@NullMarked
package org.dutywatch.compliance.scim;

import org.jspecify.annotations.NullMarked;
