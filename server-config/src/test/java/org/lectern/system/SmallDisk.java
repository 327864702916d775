package org.lectern.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small file system in memory, where this test may mount one: on Linux as root. It is filled by a file of somebody
 * else's.
 *
 * @param folder where it is mounted
 * @param isMounted whether it could be
 */
record SmallDisk(Path folder, boolean isMounted) implements AutoCloseable {
    private static final int MEGABYTES = 512;
    private static final int PIECE = 1 << 16;

    /** Mounts one at {@code folder}, which is made. */
    static SmallDisk at(Path folder) throws IOException {
        Files.createDirectories(folder);
        String options = "size=" + MEGABYTES + "m,mode=700";
        return new SmallDisk(folder, run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()));
    }

    long free() {
        return folder.toFile().getUsableSpace();
    }

    /** Fills it further until {@code left} bytes are free. Others may write meanwhile and take the last of them. */
    void fill(long left) throws IOException {
        try (OutputStream ballast =
                Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (long more = free() - left; more > 0; more -= PIECE) {
                ballast.write(new byte[(int) Math.min(more, PIECE)]);
            }
        } catch (IOException full) {
            if (free() > left + PIECE) {
                throw full;
            }
        }
    }

    /** Takes away what filled it. */
    void clear() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("of-somebody-else");
    }

    @Override
    public void close() throws IOException {
        if (isMounted && !run("umount", "--lazy", folder.toString())) {
            throw new IOException("cannot unmount " + folder);
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
