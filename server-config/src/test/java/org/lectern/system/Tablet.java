package org.lectern.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import org.lectern.content.Digest;
import org.lectern.launcher.instance.Pause;

/** A participant's device: downloads a package in one go, a range of it, or all of it in two parts after a break. */
final class Tablet {
    private static final int PIECE = 256 << 10;

    /** After each piece: at most 16 MB a second, so that those who watch leave the machine to the others. */
    private static final Duration BREATH = Duration.ofMillis(16);

    private final Random random;

    Tablet(Random random) {
        this.random = random;
    }

    /** Downloads once; fails unless the answer is complete. */
    Answer download(Link link) throws IOException {
        return switch (random.nextInt(3)) {
            case 0 -> whole(link);
            case 1 -> range(link);
            default -> resumed(link);
        };
    }

    private static Answer whole(Link link) throws IOException {
        HttpResponse<InputStream> answer = require(200, link.stream());
        return Answer.whole(tag(answer), read(answer, Integer.MAX_VALUE));
    }

    private Answer range(Link link) throws IOException {
        int first = random.nextInt(1 << 20);
        int last = first + random.nextInt(1 << 20);
        HttpResponse<InputStream> answer = require(206, link.stream("Range", "bytes=" + first + "-" + last));
        return Answer.range(tag(answer), first, read(answer, Integer.MAX_VALUE));
    }

    /** The rest is asked for on the condition that it belongs to what is here; else all of it comes. */
    private Answer resumed(Link link) throws IOException {
        HttpResponse<InputStream> first = require(200, link.stream());
        byte[] begun = read(first, random.nextInt(2 << 20));
        Digest tag = tag(first);
        String condition = "\"" + tag.hex() + "\"";
        HttpResponse<InputStream> rest = link.stream("Range", "bytes=" + begun.length + "-", "If-Range", condition);
        if (rest.statusCode() == 200) {
            return Answer.whole(tag(rest), read(rest, Integer.MAX_VALUE));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(begun);
        all.write(read(require(206, rest), Integer.MAX_VALUE));
        return Answer.whole(tag, all.toByteArray());
    }

    private static HttpResponse<InputStream> require(int status, HttpResponse<InputStream> answer) throws IOException {
        if (answer.statusCode() != status) {
            answer.body().close();
            throw new IOException("refused with " + answer.statusCode());
        }
        return answer;
    }

    private static Digest tag(HttpResponse<InputStream> answer) {
        return new Digest(answer.headers().firstValue("ETag").orElse("").replace("\"", ""));
    }

    /** As slowly as a tablet does, and then no more. */
    private static byte[] read(HttpResponse<InputStream> answer, int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream body = answer.body()) {
            byte[] piece = body.readNBytes(Math.min(PIECE, most));
            while (piece.length > 0) {
                bytes.write(piece);
                if (!Pause.of(BREATH)) {
                    throw new InterruptedIOException();
                }
                piece = body.readNBytes(Math.min(PIECE, most - bytes.size()));
            }
        }
        return bytes.toByteArray();
    }
}
