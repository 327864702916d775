package org.lectern.problem;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one place that maps whatever a resource throws to {@code application/problem+json}. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    /** How JSON-B (Yasson) names the member that it could not read. */
    private static final Pattern MEMBER = Pattern.compile("property '([^']+)'");

    @Context
    private @Nullable HttpHeaders headers;

    @Context
    private @Nullable SecurityContext security;

    /** For the server, which sets the fields. */
    public ProblemMapper() {}

    ProblemMapper(HttpHeaders headers, SecurityContext security) {
        this.headers = headers;
        this.security = security;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        Refusal refusal = refusalFor(thrown);
        Problem problem = new Problem(refusal, acceptedLanguages());
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, problem.language())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.toJson());
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"lectern\"");
        }
        if (problem.status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, ProblemPage.RETRY_SECONDS);
        }
        if (thrown instanceof WebApplicationException web && problem.status() == 405) {
            Optional.ofNullable(web.getResponse().getHeaderString(HttpHeaders.ALLOW))
                    .ifPresent(allow -> response.header(HttpHeaders.ALLOW, allow));
        }
        return response.build();
    }

    private Refusal refusalFor(Throwable thrown) {
        List<Throwable> chain = causes(thrown);
        for (Throwable cause : chain) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof OptimisticLockException
                    || cause instanceof PessimisticLockException
                    || cause instanceof LockTimeoutException) {
                return new Refusal(
                        ErrorCode.CONCURRENT_UPDATE, "Somebody else changed this at the same moment; read it again.");
            }
            if (cause instanceof SQLException refused && ofDatabase(refused).isPresent()) {
                return ofDatabase(refused).get();
            }
        }
        if (chain.stream().anyMatch(ProblemMapper::isDiskFull)) {
            LOG.log(Level.SEVERE, "The disk is full", thrown);
            return new Refusal(ErrorCode.STORAGE_FULL, "The server's disk is full; nothing was kept.");
        }
        if (thrown instanceof WebApplicationException web && !has(chain, JsonbException.class)) {
            return ofStatus(web);
        }
        if (has(chain, JsonbException.class) || has(chain, JsonException.class)) {
            return malformedJson(chain);
        }
        return internalError(thrown);
    }

    /** What a database refuses for its sender's sake, by the class of the SQLSTATE (ISO 9075-2 section 24.1). */
    private static Optional<Refusal> ofDatabase(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "22" ->
                Optional.of(new Refusal(
                        ErrorCode.BAD_REQUEST,
                        "One of the values is too long, or holds a character or a time that no database keeps."));
            case "23", "40" ->
                Optional.of(new Refusal(
                        ErrorCode.CONCURRENT_UPDATE, "Somebody else changed this at the same moment; read it again."));
            default -> Optional.empty();
        };
    }

    private static Refusal internalError(Throwable thrown) {
        String incident = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "Request failed, incident " + incident, thrown);
        return new Refusal(ErrorCode.INTERNAL_ERROR, "The server's log tells more under incident " + incident + ".");
    }

    /** The JDK has no type for ENOSPC, only the operating system's words. */
    private static boolean isDiskFull(Throwable thrown) {
        return thrown instanceof IOException
                && String.valueOf(thrown.getMessage()).contains("No space left on device");
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private Refusal ofStatus(WebApplicationException thrown) {
        int status = thrown.getResponse().getStatus();
        return switch (status) {
            case 401 -> unauthenticated();
            case 403 ->
                thrown instanceof ForbiddenException && isAnonymous()
                        ? unauthenticated()
                        : new Refusal(ErrorCode.FORBIDDEN, "These credentials do not allow this.");
            case 404 -> new Refusal(ErrorCode.NOT_FOUND, "There is nothing at this address.");
            case 405 ->
                new Refusal(ErrorCode.METHOD_NOT_ALLOWED, "The Allow header names the methods of this address.");
            case 406 -> new Refusal(ErrorCode.NOT_ACCEPTABLE, "This address answers application/json.");
            case 413 -> new Refusal(ErrorCode.TOO_LARGE, "The body is too large.");
            case 415 -> new Refusal(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            case 503 -> new Refusal(ErrorCode.UNAVAILABLE, "Try again in a moment.");
            default ->
                status < 500
                        ? new Refusal(
                                ErrorCode.BAD_REQUEST,
                                "The request cannot be understood: see openapi.yaml for its form.")
                        : internalError(thrown);
        };
    }

    private static Refusal unauthenticated() {
        return new Refusal(ErrorCode.UNAUTHENTICATED, "Send a key: Authorization: Bearer KEY.");
    }

    private boolean isAnonymous() {
        return security == null || security.getUserPrincipal() == null;
    }

    private static Refusal malformedJson(List<Throwable> chain) {
        String member = "";
        String reason = "The body is not the JSON object that this address takes.";
        for (Throwable cause : chain) {
            Matcher matcher = MEMBER.matcher(String.valueOf(cause.getMessage()));
            if (matcher.find()) {
                member = matcher.group(1);
            }
            if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
                reason = cause.getMessage();
            }
        }
        return member.isEmpty()
                ? new Refusal(ErrorCode.INVALID_BODY, reason)
                : Refusal.ofField(member, "The value of " + member + " cannot be read: see its form in openapi.yaml.");
    }

    private List<Locale> acceptedLanguages() {
        return headers == null ? List.of() : headers.getAcceptableLanguages();
    }

    private static List<Throwable> causes(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
