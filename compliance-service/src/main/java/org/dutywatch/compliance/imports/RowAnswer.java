package org.dutywatch.compliance.imports;

/** What an import says about one row. */
public interface RowAnswer {
    RowOutcome outcome();
}
