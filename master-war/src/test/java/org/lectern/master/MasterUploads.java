package org.lectern.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lectern.content.Digest;

/** Documents on their way in, and what goes wrong there. */
interface MasterUploads extends RunningMaster {
    private List<Path> files(String folder) {
        try (Stream<Path> all = Files.walk(content().resolve(folder))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks the server until something holds: it learns of a broken connection in its own time. */
    private void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            administrator().get("health");
        }
    }

    @Test
    default void uploadThatIsCutOff_leavesNothing() throws IOException {
        administrator().put("meetings/cut", "{\"title\":\"Cut\"}");
        List<Path> before = files("sha256");
        for (boolean chunked : new boolean[] {false, true}) {
            try (Socket socket = new Socket(root().getHost(), root().getPort())) {
                OutputStream out = socket.getOutputStream();
                String head = "PUT " + root().getPath() + "api/v1/meetings/cut/documents/a.bin HTTP/1.1\r\n"
                        + "Host: " + root().getAuthority() + "\r\n"
                        + "Authorization: Bearer " + System.getProperty("lectern.it.key") + "\r\n"
                        + (chunked ? "Transfer-Encoding: chunked\r\n\r\n10000\r\n" : "Content-Length: 900000\r\n\r\n");
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.write(new byte[0xff00]);
                out.flush();
                await(() -> !files("incoming").isEmpty());
            }
            await(() -> files("incoming").isEmpty());
        }

        assertThat(files("sha256")).isEqualTo(before);
        assertThat(administrator()
                        .get("meetings/cut/documents/a.bin", "Accept", MasterDocuments.DESCRIPTION)
                        .code())
                .isEqualTo("document_not_found");
        assertThat(administrator().get("meetings/cut/documents").json().getJsonArray("items"))
                .isEmpty();
    }

    @Test
    default void digestOfTheSender_isChecked() {
        administrator().put("meetings/digests", "{\"title\":\"Digests\"}");
        byte[] bytes = "各位代表".getBytes(StandardCharsets.UTF_8);
        List<Path> before = files("sha256");

        MasterClient.Answer wrong =
                administrator().upload("meetings/digests/documents/a.txt", bytes, "Repr-Digest", header(new byte[1]));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.code()).isEqualTo("digest_mismatch");
        assertThat(files("sha256")).isEqualTo(before);
        MasterClient.Answer garbage =
                administrator().upload("meetings/digests/documents/a.txt", bytes, "Repr-Digest", "sha-256=:x:");
        assertThat(garbage.json().getString("field")).isEqualTo("Repr-Digest");
        MasterClient.Answer right =
                administrator().upload("meetings/digests/documents/a.txt", bytes, "Repr-Digest", header(bytes));
        assertThat(right.status()).isEqualTo(201);
        assertThat(right.json().getString("digest")).isEqualTo(Digest.of(bytes).toString());
    }

    private static String header(byte[] bytes) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Digest.of(bytes).bytes()) + ":";
    }

    @Test
    default void documentThatIsTooLarge_isRefusedWithTheLimit() {
        administrator().put("meetings/large", "{\"title\":\"Large\"}");
        byte[] fits = new byte[1 << 20];
        new Random(92).nextBytes(fits); // what no other test uploads
        List<Path> before = files("sha256");

        MasterClient.Answer answer = administrator().upload("meetings/large/documents/a.bin", new byte[(1 << 20) + 1]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("too_large");
        assertThat(answer.json().getString("detail")).contains("1048576 bytes");
        assertThat(administrator()
                        .upload("meetings/large/documents/a.bin", fits)
                        .status())
                .isEqualTo(201);
        assertThat(files("sha256")).hasSize(before.size() + 1);
        await(() -> files("incoming").isEmpty());
    }

    @Test
    default void streamThatIsTooLarge_isStopped() throws IOException {
        administrator().put("meetings/stream", "{\"title\":\"Stream\"}");
        MasterClient.Answer answer = administrator().uploadChunked("meetings/stream/documents/a.bin", (1 << 20) + 1);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(administrator()
                        .get("meetings/stream/documents/a.bin", "Accept", MasterDocuments.DESCRIPTION)
                        .status())
                .isEqualTo(404);
        await(() -> files("incoming").isEmpty());
    }
}
