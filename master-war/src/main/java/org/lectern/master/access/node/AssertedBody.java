package org.lectern.master.access.node;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import org.lectern.content.Digest;
import org.lectern.problem.BodyLimit;

/** Holds the body of a request to what its node signed: bound bodies before they are read, streams at their end. */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class AssertedBody implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getProperty(AssertedRequest.NAME) instanceof AssertedRequest request) {
            boolean streamed = InputStream.class.equals(context.getType());
            context.setInputStream(streamed ? new Watched(context.getInputStream(), request) : whole(context, request));
        }
        return context.proceed();
    }

    private static InputStream whole(ReaderInterceptorContext context, AssertedRequest request) throws IOException {
        byte[] body = context.getInputStream().readNBytes(BodyLimit.LARGEST + 1);
        if (body.length > BodyLimit.LARGEST) {
            throw BodyLimit.tooLarge();
        }
        request.requireBody(Digest.of(body));
        return new ByteArrayInputStream(body);
    }

    /** Fails instead of ending when other bytes went by than were signed. */
    private static final class Watched extends DigestInputStream {
        private final AssertedRequest request;
        private boolean ended;

        Watched(InputStream body, AssertedRequest request) {
            super(body, Digest.newMessageDigest());
            this.request = request;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            requireAtEnd(one);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            requireAtEnd(count);
            return count;
        }

        private void requireAtEnd(int count) {
            if (count < 0 && !ended) {
                ended = true;
                request.requireBody(Digest.ofFinished(getMessageDigest()));
            }
        }
    }
}
