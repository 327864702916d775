package org.lectern.system;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lectern.launcher.client.Json;

/** A browser without a window, told what to do over the Chrome DevTools Protocol. */
final class Chromium implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(90);

    private final Process process;
    private final WebSocket devTools;
    private final Replies replies;
    private int commands;

    private Chromium(Process process, WebSocket devTools, Replies replies) {
        this.process = process;
        this.devTools = devTools;
        this.replies = replies;
    }

    /** Starts it with a profile of its own below {@code folder}. */
    static Chromium start(Path program, Path folder) throws IOException {
        Path profile = folder.resolve("profile");
        Process process = new ProcessBuilder(List.of(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--no-proxy-server",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        Eventually.until("the browser listens", SOON, () -> lines(port).size() >= 2);
        URI address =
                URI.create("ws://127.0.0.1:" + lines(port).get(0) + lines(port).get(1));
        Replies replies = new Replies();
        WebSocket devTools = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, replies)
                .join();
        return new Chromium(process, devTools, replies);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens {@code link} as a person does who clicks it; returns the only file in {@code folder} when it is whole. */
    Path download(URI link, Path folder) {
        command(
                "Browser.setDownloadBehavior",
                Json.provider()
                        .createObjectBuilder()
                        .add("behavior", "allow")
                        .add("downloadPath", folder.toString())
                        .build());
        command(
                "Target.createTarget",
                Json.provider()
                        .createObjectBuilder()
                        .add("url", link.toString())
                        .build());
        Eventually.until(
                "the browser has the file",
                SOON,
                () -> files(folder).stream().anyMatch(file -> file.toString().endsWith(".zip")));
        return files(folder).get(0);
    }

    /** Opens {@code link} in a new page that can be told what to do. */
    Page open(URI link) {
        JsonObject target = ask(
                Optional.empty(),
                "Target.createTarget",
                Json.provider()
                        .createObjectBuilder()
                        .add("url", link.toString())
                        .build());
        JsonObject attached = ask(
                Optional.empty(),
                "Target.attachToTarget",
                Json.provider()
                        .createObjectBuilder()
                        .add("targetId", target.getString("targetId"))
                        .add("flatten", true)
                        .build());
        return new Page(attached.getString("sessionId"));
    }

    /** One page. */
    final class Page {
        private final String session;

        private Page(String session) {
            this.session = session;
        }

        /** Waits until the page shows {@code text}. */
        void awaitText(String text) {
            String script = "document.body.innerText";
            Eventually.until("the page shows " + text, SOON, () -> run(script).contains(text));
        }

        /** Clicks the only link to what {@code end} names, at the end of its address. */
        void click(String end) {
            run("document.querySelector('a[href$=\"" + end + "\"]').click()");
        }

        /** The address that the page is at. */
        URI address() {
            return URI.create(run("location.href"));
        }

        /** The value of a script, as text; empty while there is no page. */
        private String run(String script) {
            JsonObject result = ask(
                    Optional.of(session),
                    "Runtime.evaluate",
                    Json.provider()
                            .createObjectBuilder()
                            .add("expression", "String(" + script + ")")
                            .add("userGesture", true)
                            .build());
            return result.containsKey("result") ? result.getJsonObject("result").getString("value", "") : "";
        }
    }

    private void command(String method, JsonObject parameters) {
        send(Optional.empty(), method, parameters);
    }

    private JsonObject ask(Optional<String> session, String method, JsonObject parameters) {
        return replies.await(send(session, method, parameters), SOON);
    }

    private int send(Optional<String> session, String method, JsonObject parameters) {
        JsonObjectBuilder message = Json.provider()
                .createObjectBuilder()
                .add("id", ++commands)
                .add("method", method)
                .add("params", parameters);
        session.ifPresent(id -> message.add("sessionId", id));
        devTools.sendText(message.build().toString(), true).join();
        return commands;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        command("Browser.close", JsonObject.EMPTY_JSON_OBJECT);
        process.onExit()
                .completeOnTimeout(process, SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
        devTools.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
