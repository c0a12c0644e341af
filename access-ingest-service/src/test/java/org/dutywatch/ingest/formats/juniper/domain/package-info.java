@NullMarked
package org.dutywatch.ingest.formats.juniper.domain;

import org.jspecify.annotations.NullMarked;
