@NullMarked
package org.dutywatch.compliance.people.chain;

import org.jspecify.annotations.NullMarked;
