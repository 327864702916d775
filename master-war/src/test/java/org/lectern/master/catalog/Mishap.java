package org.lectern.master.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What befalls files. */
enum Mishap {
    FLIPPED {
        @Override
        void befall(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
    },
    TRUNCATED {
        @Override
        void befall(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        }
    },
    ZEROED_TAIL {
        @Override
        void befall(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(Arrays.copyOf(bytes, bytes.length * 3 / 4), bytes.length));
        }
    },
    EMPTY {
        @Override
        void befall(Path file) throws IOException {
            Files.write(file, new byte[0]);
        }
    },
    MISSING {
        @Override
        void befall(Path file) throws IOException {
            Files.delete(file);
        }
    };

    abstract void befall(Path file) throws IOException;
}
