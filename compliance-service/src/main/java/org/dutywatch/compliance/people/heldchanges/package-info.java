/** Shows the held changes of employees, persons under pseudonyms where they must be, and lets a second person decide. */
@NullMarked
package org.dutywatch.compliance.people.heldchanges;

import org.jspecify.annotations.NullMarked;
