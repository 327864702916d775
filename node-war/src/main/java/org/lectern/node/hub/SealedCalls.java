package org.lectern.node.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.lectern.identity.Seal;
import org.lectern.node.membership.Entrance;
import org.lectern.node.membership.NotAMember;
import org.lectern.node.membership.Proofs;

/** Calls that this node signs, and whose answers count only with the master's seal. */
final class SealedCalls implements Entrance {
    private final HttpCalls calls;
    private final Duration patience;

    /**
     * Calls without a proof.
     *
     * @param patience how long the master may stay silent
     */
    SealedCalls(HttpCalls calls, Duration patience) {
        this.calls = calls;
        this.patience = patience;
    }

    /**
     * Asks, and once more if the refusal teaches how to prove it better.
     *
     * @param held how long the master may hold the answer
     * @return an answer of status 200 to 299 or 304
     */
    HttpResponse<byte[]> ask(Proofs proofs, Question question, Duration held) throws MasterFailure {
        try {
            Proofs.Proof proof = proofs.prove(question.method(), question.url(), question.body());
            HttpResponse<byte[]> answer = send(question, proof, held);
            if (proofs.learn(proof, answer.statusCode(), sealOf(answer))) {
                proof = proofs.prove(question.method(), question.url(), question.body());
                answer = send(question, proof, held);
            }
            if (counts(answer.statusCode())) {
                proof.require(answer.statusCode(), answer.body(), sealOf(answer));
            }
            calls.require(answer, question.what());
            return answer;
        } catch (IOException e) {
            MasterFailure failure = failure(e);
            calls.note(failure);
            throw failure;
        }
    }

    @Override
    public Reply post(URI url, String authorization, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Question question = Question.send("POST", url, "application/json", body, "membership");
        HttpResponse<byte[]> answer =
                calls.answer(question.toRequest(authorization), BodyHandlers.ofByteArray(), patience);
        return new Reply(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8), sealOf(answer));
    }

    private HttpResponse<byte[]> send(Question question, Proofs.Proof proof, Duration held) throws MasterFailure {
        HttpRequest request = question.toRequest(proof.authorization());
        return calls.answer(request, BodyHandlers.ofByteArray(), held.plus(patience));
    }

    /** Answers that this node acts on; others say only that there is none. */
    private static boolean counts(int status) {
        return status / 100 == 2 || status == 304 || status == 404;
    }

    private static Optional<String> sealOf(HttpResponse<?> answer) {
        return answer.headers().firstValue(Seal.HEADER);
    }

    /** What kept this node from an answer. */
    static MasterFailure failure(IOException cause) {
        if (cause instanceof MasterFailure failure) {
            return failure;
        }
        String reason = String.valueOf(cause.getMessage());
        return cause instanceof NotAMember ? new NotAuthorised(reason) : new MasterUnreachable(reason, cause);
    }
}
