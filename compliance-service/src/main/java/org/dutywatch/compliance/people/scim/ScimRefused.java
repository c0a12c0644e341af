package org.dutywatch.compliance.people.scim;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import org.jspecify.annotations.Nullable;

/** Ends a request with an error in the format of RFC 7644 section 3.12. */
public final class ScimRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final @Nullable String scimType;

    private ScimRefused(int status, @Nullable String scimType, @Nullable String detail) {
        super(detail);
        this.status = status;
        this.scimType = scimType;
    }

    static ScimRefused invalid(String detail) {
        return new ScimRefused(400, BadRequestException.INVALID_VALUE, detail);
    }

    static ScimRefused syntax(String detail) {
        return new ScimRefused(400, BadRequestException.INVALID_SYNTAX, detail);
    }

    static ScimRefused noTarget(String detail) {
        return new ScimRefused(400, BadRequestException.NO_TARGET, detail);
    }

    static ScimRefused unchangeable(String detail) {
        return new ScimRefused(400, BadRequestException.MUTABILITY, detail);
    }

    static ScimRefused notUnique(String detail) {
        return new ScimRefused(409, BadRequestException.UNIQUENESS, detail);
    }

    public static ScimRefused notFound(String detail) {
        return new ScimRefused(404, null, detail);
    }

    static ScimRefused of(ScimException e) {
        var error = e.getScimError();
        return new ScimRefused(error.getStatus(), error.getScimType(), error.getDetail());
    }

    public int status() {
        return status;
    }

    public @Nullable String scimType() {
        return scimType;
    }
}
