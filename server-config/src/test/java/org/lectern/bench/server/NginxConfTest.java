package org.lectern.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class NginxConfTest {
    @Test
    void configuration_isFairToNginx() {
        String conf =
                NginxConf.whole(Path.of("/tmp/n"), 2, false, NginxConf.files(Path.of("/r"), 81, 82, Path.of("/k")));

        assertThat(conf)
                .contains("worker_processes 2;", "sendfile on;", "tcp_nopush off;", "access_log off;")
                .contains("listen 127.0.0.1:81;", "listen 127.0.0.1:82 ssl;", "ssl_protocols TLSv1.3;")
                .doesNotContain("user root");
    }

    @Test
    void front_asksTheNodeAndSendsWhatItNames() {
        assertThat(NginxConf.front(81, 8080))
                .contains("server 127.0.0.1:8080;", "proxy_set_header X-Lectern-Front nginx;")
                .contains("location /_lectern/ {", "internal;", "alias /;");
    }
}
