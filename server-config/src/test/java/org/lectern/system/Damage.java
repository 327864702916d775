package org.lectern.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.lectern.content.Digest;
import org.lectern.launcher.cluster.Member;

/** What happens to the file of a package of 3 MB on a node. */
enum Damage {
    FLIPPED_BIT {
        @Override
        void befall(RandomAccessFile file) throws IOException {
            file.seek(MEGABYTE);
            int was = file.read();
            file.seek(MEGABYTE);
            file.write(was ^ 0x10);
        }
    },
    CUT_OFF {
        @Override
        void befall(RandomAccessFile file) throws IOException {
            file.setLength(2 * MEGABYTE);
        }
    },
    ZEROED_TAIL {
        @Override
        void befall(RandomAccessFile file) throws IOException {
            long size = file.length();
            file.setLength(2 * MEGABYTE);
            file.setLength(size);
        }
    },
    EMPTY {
        @Override
        void befall(RandomAccessFile file) throws IOException {
            file.setLength(0);
        }
    };

    private static final long MEGABYTE = 1 << 20;

    abstract void befall(RandomAccessFile file) throws IOException;

    /** Befalls a package that is active at {@code node}. */
    void befall(Member node, Digest digest) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file(node, digest).toFile(), "rw")) {
            befall(bytes);
        }
    }

    static Path file(Member node, Digest digest) {
        return node.data().resolve("active").resolve(digest.hex()).resolve("package");
    }
}
