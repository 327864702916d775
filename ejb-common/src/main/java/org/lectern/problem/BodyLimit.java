package org.lectern.problem;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bounds what is bound whole into memory; bodies that a resource takes as a stream pass, and bound themselves. */
@Provider
public class BodyLimit implements ReaderInterceptor {
    /** In bytes: more than the largest report of a node, 10,000 replicas. */
    public static final int LARGEST = 4 << 20;

    /** The refusal of a body beyond the limit. */
    public static Refusal tooLarge() {
        return new Refusal(ErrorCode.TOO_LARGE, "A body has at most " + LARGEST + " bytes.");
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!InputStream.class.equals(context.getType())) {
            context.setInputStream(new Bounded(context.getInputStream()));
        }
        return context.proceed();
    }

    /** Refuses the first byte beyond the limit. */
    private static final class Bounded extends FilterInputStream {
        private long left = LARGEST;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }
    }
}
