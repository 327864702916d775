package org.lectern.launcher.folder;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.concurrent.Flow;
import org.lectern.content.Digest;
import org.lectern.launcher.terminal.ProgressBar;
import org.lectern.launcher.terminal.Refusal;

/** A file as a request's body, whose bytes are counted as they leave. */
final class CountedFile {
    private static final int BUFFER = 1 << 16;

    private CountedFile() {}

    static BodyPublisher of(Path file, ProgressBar bar) {
        try {
            BodyPublisher bytes = BodyPublishers.ofFile(file);
            Flow.Publisher<ByteBuffer> counted = subscriber -> bytes.subscribe(new Counting(subscriber, bar));
            // A length of 0 is refused by fromPublisher, and there is nothing to count then.
            return bytes.contentLength() == 0 ? bytes : BodyPublishers.fromPublisher(counted, bytes.contentLength());
        } catch (FileNotFoundException e) {
            throw Refusal.of("import.unreadable", file).because(e);
        }
    }

    static Digest digest(Path file) throws IOException {
        MessageDigest sha256 = Digest.newMessageDigest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                sha256.update(buffer, 0, n);
            }
        }
        return Digest.ofFinished(sha256);
    }

    /** Hands on what it gets and counts it. */
    private record Counting(Flow.Subscriber<? super ByteBuffer> next, ProgressBar bar)
            implements Flow.Subscriber<ByteBuffer> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            next.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            bar.add(bytes.remaining());
            next.onNext(bytes);
        }

        @Override
        public void onError(Throwable problem) {
            next.onError(problem);
        }

        @Override
        public void onComplete() {
            next.onComplete();
        }
    }
}
