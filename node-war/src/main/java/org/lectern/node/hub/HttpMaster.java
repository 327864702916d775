package org.lectern.node.hub;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.delta.DictionaryCoding;
import org.lectern.delta.InvalidDelta;
import org.lectern.delta.ManifestBody;
import org.lectern.protocol.ApiPaths;
import org.lectern.protocol.DownloadReport;
import org.lectern.protocol.Heartbeat;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.NumberRanges;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.SyncFeed;
import org.lectern.protocol.SyncMeeting;
import org.lectern.protocol.SyncSources;

/** The master over HTTP/1.1, with the node's key on every request. */
final class HttpMaster implements Master {
    private final HubSettings settings;
    private final MasterWatch watch = new MasterWatch();
    private final HttpCalls calls;
    private final PackageBytes packages;
    private volatile FeedTag lastFeed = new FeedTag(-1, "");

    HttpMaster(HubSettings settings) {
        this(
                settings,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.connectTimeout())
                        .build());
    }

    /** The same over a client that is there. */
    HttpMaster(HubSettings settings, HttpClient client) {
        this.settings = settings;
        this.calls = new HttpCalls(client, watch);
        this.packages = new HttpPackageBytes(calls, settings.master(), authorization(), settings.readTimeout());
    }

    @Override
    public Optional<SyncFeed> feed(long since, Duration wait) throws MasterFailure {
        HttpRequest.Builder request = request(
                URI.create(ApiPaths.syncMeetings(settings.master()) + "?since=" + since + "&wait=" + wait.toSeconds()));
        FeedTag tag = lastFeed;
        if (tag.generation() == since && !tag.etag().isEmpty()) {
            request.header("If-None-Match", tag.etag());
        }
        HttpResponse<String> answer =
                calls.text(request.build(), wait.plus(settings.readTimeout()), "list of meetings");
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        SyncFeed feed = parse(answer.body(), SyncFeed.class);
        lastFeed = new FeedTag(
                feed.generation(), answer.headers().firstValue("ETag").orElse(""));
        return Optional.of(feed);
    }

    @Override
    public SyncMeeting meeting(MeetingId meeting) throws MasterFailure {
        String text = send(request(ApiPaths.syncMeeting(settings.master(), meeting)), "meeting " + meeting);
        return parse(text, SyncMeeting.class);
    }

    @Override
    public String manifest(Digest digest, Optional<KnownManifest> similar) throws MasterFailure {
        HttpRequest.Builder request = request(ApiPaths.syncManifest(settings.master(), digest));
        Optional<byte[]> dictionary =
                similar.filter(known -> DictionaryCoding.isAvailable()).map(known -> ManifestBody.of(known.signed()));
        dictionary.ifPresent(bytes -> request.header("Accept-Encoding", DictionaryCoding.NAME)
                .header("Dictionary-ID", "\"" + similar.orElseThrow().digest().hex() + "\"")
                .header("Available-Dictionary", DictionaryCoding.nameOf(bytes)));
        String what = "manifest of " + digest;
        HttpResponse<byte[]> answer =
                calls.whole(request.build(), HttpResponse.BodyHandlers.ofByteArray(), settings.readTimeout(), what);
        boolean coded = answer.headers()
                .firstValue("Content-Encoding")
                .filter(DictionaryCoding.NAME::equals)
                .isPresent();
        try {
            return ManifestBody.toSigned(
                    coded
                            ? DictionaryCoding.decode(answer.body(), dictionary.orElse(new byte[0]), ManifestBody.MOST)
                            : answer.body());
        } catch (InvalidDelta e) {
            throw new MasterUnreachable("the " + what + " did not arrive rightly: " + e.getMessage(), e);
        }
    }

    @Override
    public SyncSources sources(Digest digest, BitSet lacking, BitSet taking) throws MasterFailure {
        String question = "?lacking=" + NumberRanges.text(lacking) + "&taking=" + NumberRanges.text(taking);
        URI url = URI.create(ApiPaths.syncSources(settings.master(), digest) + question);
        return parse(send(request(url), "sources of " + digest), SyncSources.class);
    }

    @Override
    public String keys() throws MasterFailure {
        return send(request(ApiPaths.syncKeys(settings.master())), "keys");
    }

    @Override
    public void read(Digest digest, List<ByteSpan> spans, Sink sink) throws IOException {
        packages.read(digest, spans, sink);
    }

    @Override
    public Heartbeat.Answer heartbeat(Heartbeat heartbeat) throws MasterFailure {
        return parse(post("heartbeat", heartbeat), Heartbeat.Answer.class);
    }

    @Override
    public void report(ReplicaReport report) throws MasterFailure {
        post("replicas", report);
    }

    @Override
    public void report(DownloadReport report) throws MasterFailure {
        post("downloads", report);
    }

    @Override
    public void give(Digest digest, BitSet numbers, byte[] bytes) throws MasterFailure {
        URI url = ApiPaths.syncChunks(settings.master(), digest);
        HttpRequest.Builder request = request(URI.create(url + "?numbers=" + NumberRanges.text(numbers)))
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        send(request, "package " + digest);
    }

    @Override
    public void giveManifest(Digest digest, String signed) throws MasterFailure {
        HttpRequest.Builder request = request(ApiPaths.syncManifest(settings.master(), digest))
                .header("Content-Type", ManifestBody.MEDIA_TYPE)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(ManifestBody.of(signed)));
        send(request, "package " + digest);
    }

    @Override
    public MasterStatus status() {
        return watch.status();
    }

    @Override
    public void close() {
        calls.close();
    }

    private String post(String action, Object body) throws MasterFailure {
        HttpRequest.Builder request = request(ApiPaths.node(settings.master(), settings.node(), action))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonForm.jsonb().toJson(body)));
        return send(request, "node " + settings.node());
    }

    private String send(HttpRequest.Builder request, String what) throws MasterFailure {
        return calls.text(request.build(), settings.readTimeout(), what).body();
    }

    private HttpRequest.Builder request(URI url) {
        return HttpRequest.newBuilder(url).header("Authorization", authorization());
    }

    private String authorization() {
        return "Bearer " + settings.key().reveal();
    }

    private static <T> T parse(String text, Class<T> type) throws MasterUnreachable {
        try {
            T value = JsonForm.jsonb().fromJson(text, type);
            if (value != null) {
                return value;
            }
        } catch (JsonbException | JsonException | IllegalArgumentException e) {
            throw new MasterUnreachable("the answer is no " + type.getSimpleName(), e);
        }
        throw new MasterUnreachable("the answer is empty instead of a " + type.getSimpleName());
    }

    /** The entity tag of the last page, and the generation that the next page is asked for with. */
    private record FeedTag(long generation, String etag) {}
}
