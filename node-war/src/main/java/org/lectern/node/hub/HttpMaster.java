package org.lectern.node.hub;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lectern.content.Digest;
import org.lectern.content.MeetingId;
import org.lectern.delta.DictionaryCoding;
import org.lectern.delta.InvalidDelta;
import org.lectern.delta.ManifestBody;
import org.lectern.node.membership.Entrance;
import org.lectern.node.membership.Proofs;
import org.lectern.protocol.ApiPaths;
import org.lectern.protocol.DownloadReport;
import org.lectern.protocol.Heartbeat;
import org.lectern.protocol.JsonForm;
import org.lectern.protocol.NumberRanges;
import org.lectern.protocol.ReplicaReport;
import org.lectern.protocol.SyncFeed;
import org.lectern.protocol.SyncMeeting;
import org.lectern.protocol.SyncSources;

/** The master over HTTP/1.1: each request is proven to be this node's, each answer to be the master's. */
final class HttpMaster implements Master {
    private static final System.Logger LOG = System.getLogger(HttpMaster.class.getName());
    private static final byte[] NOTHING = new byte[0];

    private final HubSettings settings;
    private final MasterWatch watch = new MasterWatch();
    private final HttpCalls calls;
    private final SealedCalls sealed;
    private final Proofs proofs;
    private final PackageBytes packages;
    private volatile FeedTag lastFeed = new FeedTag(-1, "");

    HttpMaster(HubSettings settings, ProofsOver proofs) throws IOException {
        this(
                settings,
                proofs,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.connectTimeout())
                        .build());
    }

    /** The same over a client that is there. */
    HttpMaster(HubSettings settings, ProofsOver proofs, HttpClient client) throws IOException {
        this.settings = settings;
        this.calls = new HttpCalls(client, watch);
        this.sealed = new SealedCalls(calls, settings.readTimeout());
        this.proofs = proofs.over(sealed);
        this.packages = new HttpPackageBytes(calls, settings.master(), this::credential, settings.readTimeout());
    }

    /** What proves who this node is; joining takes a way to the master. */
    interface ProofsOver {
        Proofs over(Entrance entrance) throws IOException;
    }

    private String credential(URI url) throws MasterFailure {
        try {
            return proofs.prove("GET", url, NOTHING).authorization();
        } catch (IOException e) {
            throw SealedCalls.failure(e);
        }
    }

    @Override
    public Optional<SyncFeed> feed(long since, Duration wait) throws MasterFailure {
        URI url =
                URI.create(ApiPaths.syncMeetings(settings.master()) + "?since=" + since + "&wait=" + wait.toSeconds());
        Question question = Question.get(url, "list of meetings");
        FeedTag tag = lastFeed;
        if (tag.generation() == since && !tag.etag().isEmpty()) {
            question = question.with("If-None-Match", tag.etag());
        }
        HttpResponse<byte[]> answer = sealed.ask(proofs, question, wait);
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        SyncFeed feed = parse(text(answer), SyncFeed.class);
        lastFeed = new FeedTag(
                feed.generation(), answer.headers().firstValue("ETag").orElse(""));
        return Optional.of(feed);
    }

    @Override
    public SyncMeeting meeting(MeetingId meeting) throws MasterFailure {
        URI url = ApiPaths.syncMeeting(settings.master(), meeting);
        return parse(ask(Question.get(url, "meeting " + meeting)), SyncMeeting.class);
    }

    @Override
    public String manifest(Digest digest, Optional<KnownManifest> similar) throws MasterFailure {
        String what = "manifest of " + digest;
        Question question = Question.get(ApiPaths.syncManifest(settings.master(), digest), what);
        Optional<byte[]> dictionary =
                similar.filter(known -> DictionaryCoding.isAvailable()).map(known -> ManifestBody.of(known.signed()));
        if (dictionary.isPresent()) {
            question = question.with("Accept-Encoding", DictionaryCoding.NAME)
                    .with("Dictionary-ID", "\"" + similar.orElseThrow().digest().hex() + "\"")
                    .with("Available-Dictionary", DictionaryCoding.nameOf(dictionary.get()));
        }
        HttpResponse<byte[]> answer = sealed.ask(proofs, question, Duration.ZERO);
        boolean coded = answer.headers()
                .firstValue("Content-Encoding")
                .filter(DictionaryCoding.NAME::equals)
                .isPresent();
        try {
            return ManifestBody.toSigned(
                    coded
                            ? DictionaryCoding.decode(answer.body(), dictionary.orElse(NOTHING), ManifestBody.MOST)
                            : answer.body());
        } catch (InvalidDelta e) {
            throw new MasterUnreachable("the " + what + " did not arrive rightly: " + e.getMessage(), e);
        }
    }

    @Override
    public SyncSources sources(Digest digest, BitSet lacking, BitSet taking) throws MasterFailure {
        String asked = "?lacking=" + NumberRanges.text(lacking) + "&taking=" + NumberRanges.text(taking);
        URI url = URI.create(ApiPaths.syncSources(settings.master(), digest) + asked);
        return parse(ask(Question.get(url, "sources of " + digest)), SyncSources.class);
    }

    @Override
    public String keys() throws MasterFailure {
        return ask(Question.get(ApiPaths.syncKeys(settings.master()), "keys"));
    }

    @Override
    public void read(Digest digest, List<ByteSpan> spans, Sink sink) throws IOException {
        packages.read(digest, spans, sink);
    }

    @Override
    public Heartbeat.Answer heartbeat(Heartbeat heartbeat) throws MasterFailure {
        Heartbeat.Answer answer = parse(post("heartbeat", heartbeat), Heartbeat.Answer.class);
        try {
            proofs.renewWhenDue();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "This node keeps the key that it has: {0}", e.getMessage());
        }
        return answer;
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
        URI url = URI.create(ApiPaths.syncChunks(settings.master(), digest) + "?numbers=" + NumberRanges.text(numbers));
        ask(Question.send("PUT", url, "application/octet-stream", bytes, "package " + digest));
    }

    @Override
    public void giveManifest(Digest digest, String signed) throws MasterFailure {
        URI url = ApiPaths.syncManifest(settings.master(), digest);
        ask(Question.send("PUT", url, ManifestBody.MEDIA_TYPE, ManifestBody.of(signed), "package " + digest));
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
        URI url = ApiPaths.node(settings.master(), settings.node(), action);
        byte[] json = JsonForm.jsonb().toJson(body).getBytes(StandardCharsets.UTF_8);
        return ask(Question.send("POST", url, "application/json", json, "node " + settings.node()));
    }

    private String ask(Question question) throws MasterFailure {
        return text(sealed.ask(proofs, question, Duration.ZERO));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
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
