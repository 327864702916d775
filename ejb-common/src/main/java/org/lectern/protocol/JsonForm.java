package org.lectern.protocol;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Locale;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;

/** How both WARs write JSON: members in {@code snake_case}, ids and digests as text, states in lower case. */
@Provider
public class JsonForm implements ContextResolver<Jsonb> {
    private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig()
            .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
            .withAdapters(
                    new DigestAdapter(),
                    new MeetingIdAdapter(),
                    new NodeIdAdapter(),
                    new MeetingStateAdapter(),
                    new ReplicaStateAdapter()));

    /** The one JSON binding; safe for use by several threads. */
    public static Jsonb jsonb() {
        return JSONB;
    }

    @Override
    public Jsonb getContext(Class<?> type) {
        return JSONB;
    }

    /** {@code sha256:…}. */
    public static final class DigestAdapter implements JsonbAdapter<Digest, String> {
        @Override
        public String adaptToJson(Digest digest) {
            return digest.toString();
        }

        @Override
        public Digest adaptFromJson(String text) {
            return Digest.parse(text);
        }
    }

    /** The bare id. */
    public static final class MeetingIdAdapter implements JsonbAdapter<MeetingId, String> {
        @Override
        public String adaptToJson(MeetingId id) {
            return id.value();
        }

        @Override
        public MeetingId adaptFromJson(String text) {
            return new MeetingId(text);
        }
    }

    /** The bare id. */
    public static final class NodeIdAdapter implements JsonbAdapter<NodeId, String> {
        @Override
        public String adaptToJson(NodeId id) {
            return id.value();
        }

        @Override
        public NodeId adaptFromJson(String text) {
            return new NodeId(text);
        }
    }

    /** {@code active}. */
    public static final class MeetingStateAdapter implements JsonbAdapter<MeetingState, String> {
        @Override
        public String adaptToJson(MeetingState state) {
            return textOf(state);
        }

        @Override
        public MeetingState adaptFromJson(String text) {
            return constant(MeetingState.values(), text);
        }
    }

    /** {@code fetching}. */
    public static final class ReplicaStateAdapter implements JsonbAdapter<ReplicaState, String> {
        @Override
        public String adaptToJson(ReplicaState state) {
            return textOf(state);
        }

        @Override
        public ReplicaState adaptFromJson(String text) {
            return constant(ReplicaState.values(), text);
        }
    }

    private static String textOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(E[] constants, String text) {
        return Arrays.stream(constants)
                .filter(constant -> textOf(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a state is one of "
                        + Arrays.stream(constants).map(JsonForm::textOf).toList()));
    }
}
