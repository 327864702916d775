package org.lectern.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Bytes set aside until their number is known: in memory while they are few, then in a temporary file that is gone
 * when the spool is closed. Used over and over for one package; for one thread.
 */
final class Spool extends OutputStream {
    private static final int IN_MEMORY = 1 << 20;

    private final Path folder;
    private final ByteBuffer memory = ByteBuffer.allocate(IN_MEMORY);
    private @Nullable FileChannel file;
    private long size;

    Spool(Path folder) {
        this.folder = folder;
    }

    /** How many bytes are set aside. */
    long size() {
        return size;
    }

    /** Forgets what was set aside. */
    void clear() throws IOException {
        if (size > IN_MEMORY && file != null) {
            file.truncate(0);
        }
        memory.clear();
        size = 0;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** The file holds what came first; the memory holds what came last. */
    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int from = offset;
        int end = offset + count;
        while (from < end) {
            if (!memory.hasRemaining()) {
                moveToFile();
            }
            int n = Math.min(end - from, memory.remaining());
            memory.put(bytes, from, n);
            from += n;
        }
        size += count;
    }

    /** Writes what was set aside to {@code out}. */
    void copyTo(OutputStream out) throws IOException {
        if (size <= IN_MEMORY) {
            out.write(memory.array(), 0, memory.position());
            return;
        }
        FileChannel opened = file();
        moveToFile();
        opened.position(0);
        for (int n = opened.read(memory); n >= 0; n = opened.read(memory)) {
            out.write(memory.array(), 0, memory.position());
            memory.clear();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void moveToFile() throws IOException {
        FileChannel opened = file();
        memory.flip();
        while (memory.hasRemaining()) {
            opened.write(memory);
        }
        memory.clear();
    }

    private FileChannel file() throws IOException {
        if (file == null) {
            Path path = Files.createTempFile(folder, "package-", ".part");
            file = open(path);
        }
        return file;
    }

    private static FileChannel open(Path path) throws IOException {
        try {
            return FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }
}
