package org.lectern.node.hub;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request to the master before it is signed. */
final class Question {
    private static final byte[] NOTHING = new byte[0];

    private final String method;
    private final URI url;
    private final byte[] body;
    private final Map<String, String> headers;
    private final String what;

    private Question(String method, URI url, byte[] body, Map<String, String> headers, String what) {
        this.method = method;
        this.url = url;
        this.body = body;
        this.headers = headers;
        this.what = what;
    }

    /**
     * One that reads.
     *
     * @param what names what is asked for
     */
    static Question get(URI url, String what) {
        return new Question("GET", url, NOTHING, Map.of(), what);
    }

    /** One that brings something. */
    static Question send(String method, URI url, String type, byte[] body, String what) {
        return new Question(method, url, body, Map.of("Content-Type", type), what);
    }

    /** The same with another header. */
    Question with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Question(method, url, body, more, what);
    }

    String method() {
        return method;
    }

    URI url() {
        return url;
    }

    /** No bytes if it has no body. */
    byte[] body() {
        return body;
    }

    String what() {
        return what;
    }

    /** The request as it is sent. */
    HttpRequest toRequest(String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Authorization", authorization);
        headers.forEach(request::header);
        HttpRequest.BodyPublisher sent =
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        return request.method(method, sent).build();
    }
}
