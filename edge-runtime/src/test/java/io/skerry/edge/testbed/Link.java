package io.skerry.edge.testbed;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A way to a server whose weather a test makes. What is said of it holds in both directions, for open connections too. */
public final class Link {

    private final ToxiproxyApi api;
    private final String name;
    private final int port;

    private Link(ToxiproxyApi api, String name, int port) {
        this.api = api;
        this.name = name;
        this.port = port;
    }

    static Link open(ToxiproxyApi api, int serverPort) {
        String name = UUID.randomUUID().toString();
        String listen = api.post(
                        "/proxies",
                        Map.of("name", name, "listen", "127.0.0.1:0", "upstream", "127.0.0.1:" + serverPort))
                .get("listen")
                .asText();
        return new Link(api, name, Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1)));
    }

    /** Where to connect instead of the server's own port. */
    public int port() {
        return port;
    }

    /** Everything arrives later by this much in each direction. */
    public void slow(Duration latency) {
        toxic("latency", Map.of("latency", latency.toMillis()));
    }

    /** No more than this much passes in each direction. */
    public void thin(int kilobytesPerSecond) {
        toxic("bandwidth", Map.of("rate", kilobytesPerSecond));
    }

    /** Nothing passes any more, and nobody is told. */
    public void dead() {
        toxic("timeout", Map.of("timeout", 0));
    }

    /** Each connection is closed once this many bytes went through it in one direction. */
    public void closeAfter(int bytes) {
        toxic("limit_data", Map.of("bytes", bytes));
    }

    /** Each connection is reset (TCP RST) this long after its first byte. */
    public void resetAfter(Duration delay) {
        toxic("reset_peer", Map.of("timeout", delay.toMillis()));
    }

    /** Closes every connection and refuses new ones. */
    public void cut() {
        api.post("/proxies/" + name, Map.of("enabled", false));
    }

    /** Fine weather again, also after {@link #cut()}. */
    public void restore() {
        api.get("/proxies/" + name + "/toxics")
                .forEach(toxic -> api.delete(
                        "/proxies/" + name + "/toxics/" + toxic.get("name").asText()));
        api.post("/proxies/" + name, Map.of("enabled", true));
    }

    private void toxic(String type, Map<String, ?> attributes) {
        for (String stream : new String[] {"upstream", "downstream"}) {
            api.post("/proxies/" + name + "/toxics", Map.of("type", type, "stream", stream, "attributes", attributes));
        }
    }
}
