package org.lectern.problem;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * A refusal as clients see it (RFC 9457): JSON for programs, a small page for a person with a browser. The title
 * is in the reader's language, English or Chinese; the detail, written for programs' logs, is English.
 */
final class Problem {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Refusal refusal;
    private final Locale locale;
    private final String title;
    private final String advice;
    private final Optional<URI> renewal;

    Problem(Refusal refusal, List<Locale> accepted) {
        this(refusal, accepted, Optional.empty());
    }

    /** With the address where the same is had with a key. */
    Problem(Refusal refusal, List<Locale> accepted, Optional<URI> renewal) {
        this.refusal = refusal;
        this.renewal = renewal;
        this.locale = ReaderLanguage.of(accepted);
        ResourceBundle words = ResourceBundle.getBundle(
                "org.lectern.problem.words", locale, Problem.class.getClassLoader(), NO_FALLBACK);
        this.title = words.getString(refusal.code().code());
        this.advice = words.getString("advice");
    }

    int status() {
        return refusal.code().status();
    }

    String language() {
        return locale.toLanguageTag();
    }

    String toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status())
                .add("code", refusal.code().code())
                .add("detail", refusal.detail());
        refusal.field().ifPresent(field -> json.add("field", field));
        renewal.ifPresent(address -> json.add("renewal", address.toString()));
        return json.build().toString();
    }

    String toHtml() {
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>body{font:1.1rem/1.6 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;max-width:34rem;\
                margin:18vh auto;padding:0 1.5rem;color:#1c2733}h1{font-size:1.5rem;margin:0 0 .5rem}\
                small{color:#66727f}</style></head>
                <body><h1>%s</h1><p>%s</p><small>%s</small></body></html>
                """.formatted(language(), title, title, advice, escape(refusal.detail()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
