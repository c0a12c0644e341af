@NullMarked
package org.dutywatch.ingest.catalogue.domain;

import org.jspecify.annotations.NullMarked;
