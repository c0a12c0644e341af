/** The ways in which devices write named values into one line. */
@NullMarked
package org.dutywatch.ingest.grammars.domain;

import org.jspecify.annotations.NullMarked;
