package org.lectern.problem;

import java.util.Optional;

/** A request that is refused, with what its sender should change. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String field;

    /** Refuses with {@code detail}: one English sentence that says what to change. */
    public Refusal(ErrorCode code, String detail) {
        this(code, "", detail);
    }

    private Refusal(ErrorCode code, String field, String detail) {
        super(detail);
        this.code = code;
        this.field = field;
    }

    /** Refuses the value of {@code field}, a JSON member, path or query parameter, or header. */
    public static Refusal ofField(String field, String detail) {
        return new Refusal(ErrorCode.INVALID_FIELD, field, detail);
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** The field at fault, if one is. */
    public Optional<String> field() {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }
}
