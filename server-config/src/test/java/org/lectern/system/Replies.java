package org.lectern.system;

import jakarta.json.JsonObject;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lectern.launcher.client.Json;

/** What a browser replies to commands, by their numbers. */
final class Replies implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonObject>> replies = new ConcurrentHashMap<>();
    private final StringBuilder text = new StringBuilder();

    /** The result of a command; empty if it failed. */
    JsonObject await(int command, Duration patience) {
        JsonObject reply =
                reply(command).orTimeout(patience.toSeconds(), TimeUnit.SECONDS).join();
        return reply.containsKey("result") ? reply.getJsonObject("result") : JsonObject.EMPTY_JSON_OBJECT;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            JsonObject message = Json.object(text.toString());
            text.setLength(0);
            if (message.containsKey("id")) {
                reply(message.getInt("id")).complete(message);
            }
        }
        socket.request(1);
        return null;
    }

    private CompletableFuture<JsonObject> reply(int command) {
        return replies.computeIfAbsent(command, unknown -> new CompletableFuture<>());
    }
}
