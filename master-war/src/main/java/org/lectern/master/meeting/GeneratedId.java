package org.lectern.master.meeting;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.problem.Refusal;

/** Makes the ids of meetings whose client chose none. */
final class GeneratedId {
    private static final int LONGEST_KEY = 255;
    private static final int GENERATED_LENGTH = 20;

    private GeneratedId() {}

    /** A new id; the same one for the same {@code Idempotency-Key}, so that a repeated request finds its meeting. */
    static MeetingId of(@Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            return new MeetingId(UUID.randomUUID().toString());
        }
        if (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY) {
            throw Refusal.ofField("Idempotency-Key", "Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
        }
        Digest digest = Digest.of(idempotencyKey.getBytes(StandardCharsets.UTF_8));
        return new MeetingId("m" + digest.hex().substring(0, GENERATED_LENGTH));
    }
}
