package org.lectern.bench.server;

import java.nio.file.Path;

/** Configurations of nginx. All of them run with {@code tcp_nopush off}: on loopback it delays ranges by 44 ms. */
final class NginxConf {
    private NginxConf() {}

    /** Files of a folder, over HTTP. */
    static String files(Path root, int port) {
        return """
                    server {
                      listen 127.0.0.1:%d;
                      root %s;
                    }
                """.formatted(port, root);
    }

    /** Files of a folder, over HTTP and over TLS 1.3. */
    static String files(Path root, int port, int tlsPort, Path pem) {
        return """
                    server {
                      listen 127.0.0.1:%d;
                      root %s;
                    }
                    server {
                      listen 127.0.0.1:%d ssl;
                      root %s;
                      ssl_protocols TLSv1.3;
                      ssl_certificate %s;
                      ssl_certificate_key %s;
                    }
                """.formatted(port, root, tlsPort, root, pem, pem);
    }

    /**
     * A node behind nginx: the node decides, nginx sends the file that the node names, under the
     * node's own tag and time, so that a download goes on at another node.
     */
    static String front(int port, int nodePort) {
        return """
                    upstream node {
                      server 127.0.0.1:%d;
                      keepalive 64;
                    }
                    server {
                      listen 127.0.0.1:%d;
                      location / {
                        proxy_pass http://node;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_set_header Host $http_host;
                        proxy_set_header %s %s;
                      }
                      location %s {
                        internal;
                        alias /;
                        etag off;
                        add_header ETag $upstream_http_etag;
                        add_header Last-Modified $upstream_http_last_modified;
                      }
                    }
                """.formatted(nodePort, port, HandOff.MARK, HandOff.NAME, HandOff.LOCATION);
    }

    /** A whole configuration that keeps everything in {@code folder}. */
    static String whole(Path folder, int workers, boolean root, String servers) {
        return """
                %sdaemon off;
                worker_processes %d;
                pid %s/nginx.pid;
                error_log %s/error.log warn;
                events {
                  worker_connections 30000;
                }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush off;
                  open_file_cache max=100 inactive=1h;
                  keepalive_requests 1000000000;
                  keepalive_timeout 1h;
                  default_type application/zip;
                  client_body_temp_path %s/body;
                  proxy_temp_path %s/proxy;
                  fastcgi_temp_path %s/fastcgi;
                  uwsgi_temp_path %s/uwsgi;
                  scgi_temp_path %s/scgi;
                %s}
                """.formatted(
                root ? "user root;\n" : "", workers, folder, folder, folder, folder, folder, folder, folder, servers);
    }
}
