package org.lectern.delivery.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lectern.delivery.Delivery;
import org.lectern.delivery.DeliverySettings;
import org.lectern.delivery.Download;
import org.lectern.delivery.transfer.FakeExchange;
import org.lectern.delivery.transfer.StoredBody;

final class DocumentDownloadTest {
    private static final byte[] TEXT = "第一项,预算,1000\n".repeat(500).getBytes(StandardCharsets.UTF_8);
    private static final byte[] PICTURE = random(3, 5000);
    private static final SamplePackage DEFLATED = SamplePackage.of("02 预算/budget.csv", "text/csv", TEXT);
    private static final SamplePackage STORED = SamplePackage.of("photo.jpg", "image/jpeg", PICTURE);

    @Test
    void stored_isASliceOfThePackage() throws IOException {
        for (boolean gzip : new boolean[] {false, true}) {
            Download download = download(STORED, gzip);

            assertThat(download.body()).isInstanceOf(StoredBody.class);
            assertThat(SamplePackage.read(download.body(), 700)).isEqualTo(PICTURE);
            assertThat(download.size()).isEqualTo(PICTURE.length);
            assertThat(download.tag().toHeaderValue())
                    .isEqualTo('"' + STORED.entry().digest().hex() + '"');
            assertThat(download.digest()).contains(STORED.entry().digest());
            assertThat(download.mediaType()).isEqualTo("image/jpeg");
            assertThat(download.lastModified()).isEqualTo(SamplePackage.REVISED);
            assertThat(download.headers()).doesNotContainKeys("Vary", "Content-Encoding");
        }
    }

    @Test
    void deflated_goesOutAsGzipMadeOfTheVeryBytes() throws IOException {
        Download download = download(DEFLATED, true);
        byte[] body = SamplePackage.read(download.body(), 700);

        assertThat(download.size()).isEqualTo(DEFLATED.entry().length() + 18).isLessThan(TEXT.length);
        assertThat(body).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
        assertThat(Arrays.copyOfRange(body, 10, body.length - 8)).isEqualTo(DEFLATED.raw());
        assertThat(unzipped(body)).isEqualTo(TEXT);
        assertThat(download.tag().toHeaderValue())
                .isEqualTo('"' + DEFLATED.entry().digest().hex() + "-gzip\"");
        assertThat(download.digest()).isEmpty();
        assertThat(download.headers())
                .containsEntry("Content-Encoding", "gzip")
                .containsEntry("Vary", "Accept-Encoding");
    }

    @Test
    void deflated_isInflatedForAClientWithoutGzip() throws IOException {
        Download download = download(DEFLATED, false);

        assertThat(download.body()).isNotInstanceOf(StoredBody.class);
        assertThat(SamplePackage.read(download.body(), 700)).isEqualTo(TEXT);
        assertThat(download.tag().toHeaderValue())
                .isEqualTo('"' + DEFLATED.entry().digest().hex() + '"');
        assertThat(download.digest()).contains(DEFLATED.entry().digest());
        assertThat(download.headers()).containsEntry("Vary", "Accept-Encoding").doesNotContainKey("Content-Encoding");
    }

    @Property(tries = 200)
    void gzip_ofAnyDocument_isUnzippedToItsBytes(
            @ForAll long seed, @ForAll @IntRange(min = 200, max = 400_000) int size) throws IOException {
        byte[] bytes = lines(seed, size);
        SamplePackage content = SamplePackage.of("a.txt", "text/plain", bytes);

        assertThat(unzipped(SamplePackage.read(download(content, true).body(), 8 << 10)))
                .isEqualTo(bytes);
    }

    @Property
    void gzip_anyPartOfIt_isThatPart(@ForAll @IntRange(max = 300) int first, @ForAll @IntRange(max = 300) int count)
            throws IOException {
        StoredBody body = (StoredBody) download(DEFLATED, true).body();
        int from = (int) Math.min(first, body.length());
        int length = (int) Math.min(count, body.length() - from);

        assertThat(SamplePackage.read(body.part(from, length), 64))
                .isEqualTo(Arrays.copyOfRange(SamplePackage.read(body, 1000), from, from + length));
    }

    @Test
    void tagOfTheOtherForm_isNotNotModified() throws IOException {
        String plain = '"' + DEFLATED.entry().digest().hex() + '"';
        String gzip = '"' + DEFLATED.entry().digest().hex() + "-gzip\"";

        assertThat(head(DEFLATED, true, "If-None-Match", gzip).status()).isEqualTo(304);
        assertThat(head(DEFLATED, true, "If-None-Match", plain).status()).isEqualTo(200);
        assertThat(head(DEFLATED, false, "If-None-Match", plain).status()).isEqualTo(304);
        assertThat(head(DEFLATED, false, "If-None-Match", gzip).status()).isEqualTo(200);
        assertThat(head(DEFLATED, true, "If-None-Match", plain + ", " + gzip).status())
                .isEqualTo(304);
    }

    @Test
    void notModified_saysWhatItVariesBy() throws IOException {
        String gzip = '"' + DEFLATED.entry().digest().hex() + "-gzip\"";

        assertThat(head(DEFLATED, true, "If-None-Match", gzip).headers()).containsEntry("Vary", "Accept-Encoding");
    }

    @Test
    void head_describesWhatGetWouldSend() throws IOException {
        assertThat(head(STORED, true).headers())
                .containsEntry("Accept-Ranges", "bytes")
                .containsEntry("Content-Length", "5000")
                .doesNotContainKeys("Vary", "Content-Encoding");
        assertThat(head(DEFLATED, true).headers())
                .containsEntry("Accept-Ranges", "bytes")
                .containsEntry("Content-Length", Long.toString(DEFLATED.entry().length() + 18))
                .doesNotContainKey("Repr-Digest");
        assertThat(head(DEFLATED, false).headers())
                .containsEntry("Accept-Ranges", "none")
                .containsEntry("Content-Length", Integer.toString(TEXT.length))
                .containsEntry("Content-Type", "text/csv")
                .containsKey("Repr-Digest");
    }

    private static FakeExchange head(SamplePackage content, boolean gzip, String... header) throws IOException {
        FakeExchange exchange = FakeExchange.of("HEAD");
        if (header.length > 0) {
            exchange.with(header[0], header[1]);
        }
        new Delivery(DeliverySettings.DEFAULT)
                .serve(exchange.request(), exchange.response(), download(content, gzip), exchange.listener());
        return exchange;
    }

    private static Download download(SamplePackage content, boolean gzip) {
        DocumentRequest request = new DocumentRequest(content.entry().path(), gzip, Optional.empty());
        return DocumentDownload.of(content, request.find(Map.of(content.entry().path(), content.entry())), request);
    }

    private static byte[] unzipped(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    /** Bytes that always deflate. */
    static byte[] lines(long seed, int size) {
        Random random = new Random(seed);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i % 20 == 19 ? '\n' : 'a' + random.nextInt(4));
        }
        return bytes;
    }

    private static byte[] random(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
