/** Links logins to employees, and removes links; a second person decides on both. */
@NullMarked
package org.dutywatch.compliance.people.logins;

import org.jspecify.annotations.NullMarked;
