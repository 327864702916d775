package org.lectern.problem;

import java.net.URI;
import java.util.Optional;

/** A request that is refused, with what its sender should change. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String field;
    private final transient Optional<URI> renewalAt;

    /** Refuses with {@code detail}: one English sentence that says what to change. */
    public Refusal(ErrorCode code, String detail) {
        this(code, "", Optional.empty(), detail);
    }

    private Refusal(ErrorCode code, String field, Optional<URI> renewalAt, String detail) {
        super(detail);
        this.code = code;
        this.field = field;
        this.renewalAt = renewalAt;
    }

    /** Refuses a permission that was good once and can be had anew at the server whose context root this is. */
    public static Refusal renewable(ErrorCode code, Optional<URI> root, String detail) {
        return new Refusal(code, "", root, detail);
    }

    /** Refuses the value of {@code field}, a JSON member, path or query parameter, or header. */
    public static Refusal ofField(String field, String detail) {
        return new Refusal(ErrorCode.INVALID_FIELD, field, Optional.empty(), detail);
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** The context root of the server where the permission can be had anew, if there is one. */
    public Optional<URI> renewalAt() {
        return renewalAt;
    }

    /** The field at fault, if one is. */
    public Optional<String> field() {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }
}
