@NullMarked
package org.dutywatch.compliance.people.logins;

import org.jspecify.annotations.NullMarked;
