@NullMarked
package org.dutywatch.compliance.people.acknowledgements;

import org.jspecify.annotations.NullMarked;
