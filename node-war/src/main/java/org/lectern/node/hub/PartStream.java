package org.lectern.node.hub;

import java.io.IOException;
import java.io.InputStream;

/** The next bytes of an answer, so many and no more. Closing it leaves the answer open. For one thread. */
final class PartStream extends InputStream {
    private final InputStream body;
    private long left;

    PartStream(InputStream body, long length) {
        this.body = body;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int count = body.read(into, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new MasterUnreachable("the transfer ended early");
        }
        left -= count;
        return count;
    }
}
