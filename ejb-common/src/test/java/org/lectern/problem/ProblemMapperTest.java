package org.lectern.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.Principal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemMapperTest {
    private static final Jsonb JSONB = JsonbBuilder.create();

    private final Logger logger = Logger.getLogger(ProblemMapper.class.getName());
    private final LastRecord log = new LastRecord();

    @BeforeEach
    void listenToTheLog() {
        logger.setUseParentHandlers(false);
        logger.addHandler(log);
    }

    @AfterEach
    void leaveTheLog() {
        logger.removeHandler(log);
        logger.setUseParentHandlers(true);
    }

    @Test
    void refusal_isAnsweredAsItIs() {
        Response response = map(Refusal.ofField("title", "Give the meeting a title."));

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getMediaType()).hasToString("application/problem+json");
        assertThat(response.getHeaderString("Content-Language")).isEqualTo("en");
        assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(json(response).getString("code")).isEqualTo("invalid_field");
        assertThat(json(response).getString("field")).isEqualTo("title");
        assertThat(json(response).getString("detail")).isEqualTo("Give the meeting a title.");
        assertThat(log.record).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "22001, 400, bad_request",
        "22021, 400, bad_request",
        "23505, 409, concurrent_update",
        "40001, 409, concurrent_update",
        "40P01, 409, concurrent_update",
        "08006, 500, internal_error",
        "'', 500, internal_error",
    })
    void whatTheDatabaseRefuses_isTheSendersToMend(String state, int status, String code) {
        Response response = map(new IllegalStateException(new SQLException("column \"secret\"", state)));

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(json(response).getString("code")).isEqualTo(code);
        assertThat(json(response).getString("detail")).doesNotContain("secret");
    }

    @Test
    void faultOfADatabaseWithoutState_isInternal() {
        assertThat(map(new IllegalStateException(new SQLException("closed"))).getStatus())
                .isEqualTo(500);
    }

    @Test
    void refusal_isFoundBehindWhatTheContainerWrapsAroundIt() {
        Refusal refusal = new Refusal(ErrorCode.WRONG_STATE, "The meeting is archived.");

        assertProblem(map(new IllegalStateException("rolled back", new RuntimeException(refusal))), 409, "wrong_state");
    }

    @Test
    void unauthenticated_isToldHowToAuthenticate() {
        Response response = map(new Refusal(ErrorCode.UNAUTHENTICATED, "Send a key."));

        assertThat(response.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer realm=\"lectern\"");
    }

    @Test
    void reader_isAnsweredInTheirLanguage() {
        Response response = mapper(List.of(Locale.SIMPLIFIED_CHINESE), null).toResponse(new NotFoundException());

        assertThat(response.getHeaderString("Content-Language")).isEqualTo("zh-CN");
        assertThat(json(response).getString("title")).isEqualTo("此处没有内容");
    }

    @Test
    void lockLost_isAConcurrentUpdate() {
        Throwable thrown = new RuntimeException("commit", new RuntimeException(new OptimisticLockException("row 7")));

        Response response = map(thrown);

        assertProblem(response, 409, "concurrent_update");
        assertThat(json(response).getString("detail")).doesNotContain("row 7");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, bad_request",
        "401, 401, unauthenticated",
        "402, 400, bad_request",
        "404, 404, not_found",
        "405, 405, method_not_allowed",
        "406, 406, not_acceptable",
        "413, 413, too_large",
        "415, 415, unsupported_media_type",
        "500, 500, internal_error",
        "501, 500, internal_error",
        "503, 503, unavailable"
    })
    void refusalOfJaxRs_keepsItsStatus(int thrown, int status, String code) {
        assertProblem(map(new WebApplicationException("says org.example.Thing", thrown)), status, code);
    }

    @Test
    void exceptionsOfJaxRs_areAnswered() {
        assertProblem(map(new NotSupportedException()), 415, "unsupported_media_type");
        assertProblem(map(new NotAuthorizedException("Bearer")), 401, "unauthenticated");
        assertProblem(map(new BadRequestException()), 400, "bad_request");
        assertProblem(map(new ClientErrorException(418)), 400, "bad_request");
    }

    @Test
    void methodNotAllowed_namesThoseThatAre() {
        Response response = map(new NotAllowedException("GET", new String[] {"HEAD", "PUT"}));

        assertProblem(response, 405, "method_not_allowed");
        assertThat(response.getHeaderString("Allow").split(", *")).containsExactlyInAnyOrder("GET", "HEAD", "PUT");
    }

    @Test
    void unavailable_isToldWhenToRetry() {
        assertThat(map(new ServiceUnavailableException()).getHeaderString("Retry-After"))
                .isEqualTo("5");
        assertThat(map(new Refusal(ErrorCode.UNAVAILABLE, "Busy.")).getHeaderString("Retry-After"))
                .isEqualTo("5");
    }

    @Test
    void faultOfTheServerThatJaxRsReports_isLogged() {
        Response response = map(new InternalServerErrorException("no MessageBodyWriter for org.example.Thing"));

        assertProblem(response, 500, "internal_error");
        assertThat(log.record.getThrown()).isInstanceOf(InternalServerErrorException.class);
    }

    @Test
    void redirection_isNoProblem() {
        Response response = map(new RedirectionException(303, URI.create("http://127.0.0.1/there")));

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getLocation()).hasToString("http://127.0.0.1/there");
    }

    @Test
    void forbidden_withoutCredentials_asksForThem() {
        assertProblem(map(new ForbiddenException()), 401, "unauthenticated");
        assertProblem(mapper(List.of(), () -> "node-a").toResponse(new ForbiddenException()), 403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"starts\": \"tomorrow\"} | starts",
                "{\"count\": \"many\"} | count",
                "{\"parts\": [{\"name\": \"a\", \"size\": \"big\"}]} | size",
                "{\"parts\": 5} | parts"
            })
    void memberThatCannotBeRead_isNamed(String body, String member) {
        Response response = map(new ProcessingException("Error reading", malformed(body)));

        assertProblem(response, 400, "invalid_field");
        assertThat(json(response).getString("field")).isEqualTo(member);
        assertThat(json(response).getString("detail")).startsWith("The value of " + member + " cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"count\":}", "[]", "5", "nul", "{\"count\": 5,}", "\0"})
    void bodyThatIsNoObject_isInvalid(String body) {
        assertProblem(map(new ProcessingException("Error reading", malformed(body))), 400, "invalid_body");
    }

    @Test
    void jsonFault_insideARefusalOfJaxRs_isStillNamed() {
        assertProblem(map(new BadRequestException(malformed("{\"count\": \"many\"}"))), 400, "invalid_field");
    }

    @Test
    void anythingElse_isAnIncident() {
        Throwable thrown = new IllegalStateException("jdbc:h2:/srv/secret is locked by org.example.Thing");

        Response response = map(thrown);

        assertProblem(response, 500, "internal_error");
        String incident = json(response).getString("detail").replaceAll(".* ([0-9a-f-]{36})\\.", "$1");
        assertThat(log.record.getMessage()).contains(incident);
        assertThat(log.record.getThrown()).isSameAs(thrown);
        assertThat((String) response.getEntity()).doesNotContain("jdbc", "secret", "org.example", "Exception");
    }

    @Test
    void causesInACircle_areAnswered() {
        RuntimeException first = new RuntimeException("first");
        first.initCause(new RuntimeException("second", first));

        assertProblem(map(first), 500, "internal_error");
    }

    @Test
    void error_isAnsweredToo() {
        assertProblem(map(new StackOverflowError()), 500, "internal_error");
    }

    /** What a resource might take. */
    public record Body(Instant starts, int count, List<Part> parts) {}

    /** A part of it. */
    public record Part(String name, long size) {}

    private static Throwable malformed(String body) {
        return catchThrowableOfType(JsonbException.class, () -> JSONB.fromJson(body, Body.class));
    }

    private static Response map(Throwable thrown) {
        return mapper(List.of(), null).toResponse(thrown);
    }

    private static ProblemMapper mapper(List<Locale> languages, Principal caller) {
        return new ProblemMapper(
                answering(HttpHeaders.class, "getAcceptableLanguages", languages),
                answering(SecurityContext.class, "getUserPrincipal", caller));
    }

    private static <T> T answering(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> {
            if (called.getName().equals(method)) {
                return answer;
            }
            throw new UnsupportedOperationException(called.getName());
        }));
    }

    private static void assertProblem(Response response, int status, String code) {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(json(response).getInt("status")).isEqualTo(status);
        assertThat(json(response).getString("code")).isEqualTo(code);
        assertThat((String) response.getEntity()).doesNotContain("org.example");
    }

    private static JsonObject json(Response response) {
        try (JsonReader reader = Json.createReader(new StringReader((String) response.getEntity()))) {
            return reader.readObject();
        }
    }

    private static final class LastRecord extends Handler {
        private LogRecord record;

        @Override
        public void publish(LogRecord published) {
            record = published;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
