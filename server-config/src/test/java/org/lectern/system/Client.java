package org.lectern.system;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lectern.launcher.instance.Programs;

/** A program that participants download with. */
enum Client {
    CURL("curl", 8_000_000) {
        @Override
        Path download(URI link, Path folder) throws IOException {
            Path file = folder.resolve("package.zip");
            int attempts = 0;
            // Its own --retry throws away what it has, so this is how people use it: the same command again.
            while (run(folder, "-sS", "-f", "-C", "-", "-o", file.toString(), link.toString()) != 0) {
                if (++attempts == 3) {
                    throw new IOException("curl gave up");
                }
            }
            return file;
        }
    },
    WGET("wget", 8_000_000) {
        @Override
        Path download(URI link, Path folder) throws IOException {
            Path file = folder.resolve("package.zip");
            require(run(folder, "-nv", "-c", "--tries=3", "--waitretry=0", "-O", file.toString(), link.toString()));
            return file;
        }
    },
    ARIA2("aria2c", 1_000_000) {
        @Override
        Path download(URI link, Path folder) throws IOException {
            String place = folder.toString();
            require(run(folder, "-x8", "-s8", "-k1M", "--no-conf", "-d", place, "-o", "package.zip", link.toString()));
            return folder.resolve("package.zip");
        }
    },
    CHROMIUM("chromium", 8_000_000) {
        @Override
        Path download(URI link, Path folder) throws IOException {
            Path downloads = Files.createDirectory(folder.resolve("downloads"));
            try (Chromium browser = Chromium.start(installed().orElseThrow(), folder)) {
                return browser.download(link, downloads);
            }
        }
    };

    private static final long PATIENCE_SECONDS = 120;

    private final String program;
    private final long breakAfter;

    Client(String program, long breakAfter) {
        this.program = program;
        this.breakAfter = breakAfter;
    }

    /** Downloads {@code link} into {@code folder}, going on after a break; returns the whole file. */
    abstract Path download(URI link, Path folder) throws IOException;

    /** The bytes on one connection after which a break hits the middle of what it carries. */
    long breakAfter() {
        return breakAfter;
    }

    Optional<Path> installed() {
        return Programs.find(program);
    }

    /** Runs the program to its end; what it says goes to a log in {@code folder}. */
    int run(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(program + ".log").toFile()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static void require(int exitCode) throws IOException {
        if (exitCode != 0) {
            throw new IOException("exit code " + exitCode);
        }
    }
}
