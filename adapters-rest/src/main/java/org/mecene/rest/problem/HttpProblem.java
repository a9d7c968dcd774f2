package org.mecene.rest.problem;

/// Thrown by the edge itself when a request cannot be understood or may not be answered. It carries
/// no stack trace: it is an answer, not a fault.
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public HttpProblem(Problem problem) {
        super(problem.code().wire(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
