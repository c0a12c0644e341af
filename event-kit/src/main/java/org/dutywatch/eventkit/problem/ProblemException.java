package org.dutywatch.eventkit.problem;

/** Ends a request with a problem that the caller is told. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ProblemType type;

    /** @param detail what is wrong and where, without personal data */
    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }
}
