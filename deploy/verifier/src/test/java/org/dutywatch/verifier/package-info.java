@NullMarked
package org.dutywatch.verifier;

import org.jspecify.annotations.NullMarked;
