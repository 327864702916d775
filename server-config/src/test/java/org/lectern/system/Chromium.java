package org.lectern.system;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lectern.launcher.client.Json;

/** A browser without a window, told what to do over the Chrome DevTools Protocol. */
final class Chromium implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(90);

    private final Process process;
    private final WebSocket devTools;
    private int commands;

    private Chromium(Process process, WebSocket devTools) {
        this.process = process;
        this.devTools = devTools;
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
        return new Chromium(
                process,
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(address, new WebSocket.Listener() {})
                        .join());
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

    private void command(String method, JsonObject parameters) {
        String text = Json.provider()
                .createObjectBuilder()
                .add("id", ++commands)
                .add("method", method)
                .add("params", parameters)
                .build()
                .toString();
        devTools.sendText(text, true).join();
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
