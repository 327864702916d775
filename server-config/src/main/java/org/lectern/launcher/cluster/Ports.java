package org.lectern.launcher.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lectern.launcher.terminal.Refusal;

/** TCP ports that servers are about to bind. */
public final class Ports {
    private Ports() {}

    /** Ports {@code first}, {@code first + 1}, …, or free ones when {@code first} is 0, all seen to be free. */
    static List<Integer> take(String address, int first, int count) {
        if (first == 0) {
            return free(address, count);
        }
        List<Integer> ports = IntStream.range(first, first + count).boxed().toList();
        ports.forEach(port -> require(address, port));
        return ports;
    }

    /**
     * Lets a free port pass.
     *
     * @throws Refusal if something listens there already, or the address is not this machine's
     */
    public static void require(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(resolved(address), port));
        } catch (IOException e) {
            throw Refusal.of("cluster.port-taken", port, address, String.valueOf(e.getMessage()))
                    .because(e);
        }
    }

    /** Ports that nobody listens on; all are held open until the last is found, so that they differ. */
    static List<Integer> free(String address, int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket();
                sockets.add(socket);
                socket.bind(new InetSocketAddress(resolved(address), 0));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetAddress resolved(String address) throws UnknownHostException {
        return InetAddress.getByName(address);
    }
}
