package org.dutywatch.compliance.dashboard.cells;

import java.time.LocalDate;

/** The shifts of a unit that start on a local day. */
record UnitDay(String unit, LocalDate day) {}
