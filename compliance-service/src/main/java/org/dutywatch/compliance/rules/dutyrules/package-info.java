/** What counts as duty, decided by two people, dated. */
@NullMarked
package org.dutywatch.compliance.rules.dutyrules;

import org.jspecify.annotations.NullMarked;
