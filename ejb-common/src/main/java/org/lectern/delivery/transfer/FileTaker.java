package org.lectern.delivery.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** A channel around a socket, which knows how to have the kernel move a file into that. */
interface FileTaker extends WritableByteChannel {
    /**
     * Takes bytes of {@code file} from {@code position} on.
     *
     * @return how many it took, 0 when it is full
     * @throws IOException if the file cannot be read or the socket is broken
     */
    long take(FileChannel file, long position, long count) throws IOException;
}
